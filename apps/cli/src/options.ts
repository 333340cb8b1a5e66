import { CliError } from './cli-error.ts';
import { splitList } from './split-list.ts';

/** What every command that prints takes. */
export interface OutputOptions {
  readonly json?: true | undefined;
  readonly quiet?: true | undefined;
}

/** What every command that writes a folder takes. */
export interface FolderOptions extends OutputOptions {
  readonly out?: string | undefined;
}

/** What every command that draws a report takes. */
export interface ReportOptions {
  /** Names of the forms to write; all where absent. */
  readonly format?: string[] | undefined;
  /** The name of the ground that the charts' files are made for; light where absent. */
  readonly theme?: string | undefined;
}

/** What a report is to open with; see {@link ReportOptions} for what it is made of. */
export interface OpeningOptions {
  /** The label of a weight scheme. */
  readonly scheme?: string | undefined;
  readonly depth?: number | undefined;
  /** The name of a number format. */
  readonly precision?: string | undefined;
}

/** What every command that meets activations takes. */
export interface ActivationFileOptions {
  /** Modules that define activations, in the order given. */
  readonly activationFile?: string[] | undefined;
}

/** What every command that meets the store of finished work takes. */
export interface CacheOptions {
  /** The cache folder; false for none. */
  readonly cache?: string | boolean | undefined;
  /** The most that is kept, in bytes. */
  readonly cacheSize?: number | undefined;
}

/** What every command that runs a study takes; each overrides what the study file says. */
export interface StudyOptions extends FolderOptions, ActivationFileOptions, CacheOptions {
  readonly activations?: string[] | undefined;
  readonly depths?: string | undefined;
  readonly weights?: string | undefined;
  readonly chains?: number | undefined;
  readonly seed?: number | undefined;
  readonly threads?: number | undefined;
  /** Only to say what would be done. */
  readonly dryRun?: true | undefined;
}

/**
 * A parser of an option's integer.
 *
 * @throws CliError where the text is not an integer from `least` to 2⁵³ − 1
 */
export function integerOption(option: string, least: number): (text: string) => number {
  return (text) => {
    const value = /^\+?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw new CliError('usage', `expected an integer ≥ ${least} for \`${option}\`, got \`${text}\``);
  };
}

/**
 * A parser of an option's finite number.
 *
 * @throws CliError where the text is not one
 */
export function numberOption(option: string): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isFinite(value)) return value;
    throw new CliError('usage', `expected a number for \`${option}\`, got \`${text}\``);
  };
}

/**
 * A parser of an option's size in bytes: `500MB`, `1 GiB`, `2g` or a plain number.
 *
 * @throws CliError where the text is none of these
 */
export function sizeOption(option: string): (text: string) => number {
  return (text) => {
    const [, number, prefix = '', binary] = /^\s*(\d+(?:\.\d+)?)\s*([kmgt])?(i)?b?\s*$/i.exec(text) ?? [];
    const power = ' kmgt'.indexOf(prefix.toLowerCase() || ' ');
    if (number !== undefined && (binary === undefined || power > 0)) {
      return Math.floor(Number(number) * (binary === undefined ? 1000 : 1024) ** power);
    }
    throw new CliError('usage', `expected a size such as 500MB or 2GiB for \`${option}\`, got \`${text}\``);
  };
}

/** A parser of an option's list of finite numbers, separated by commas. */
export function numberListOption(option: string): (text: string) => number[] {
  const parse = numberOption(option);
  return (text) => {
    const items = splitList(text);
    if (items.length > 0) return items.map(parse);
    throw new CliError('usage', `expected numbers separated by commas for \`${option}\`, got \`${text}\``);
  };
}

/**
 * A parser of `name=value` with a finite number, repeatable.
 *
 * @throws CliError where the text has another form
 */
export function assignmentOption(
  option: string,
): (text: string, set: Record<string, number> | undefined) => Record<string, number> {
  return (text, set = {}) => {
    const [, name, value] = /^\s*([A-Za-z_]\w*)\s*=(.*)$/.exec(text) ?? [];
    if (name === undefined || value === undefined) {
      throw new CliError('usage', `expected \`name=number\` for \`${option}\`, got \`${text}\``);
    }
    return { ...set, [name]: numberOption(`${option} ${name}`)(value) };
  };
}
