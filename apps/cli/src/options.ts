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

/** What every command that meets activations takes. */
export interface ActivationFileOptions {
  /** Modules that define activations, in the order given. */
  readonly activationFile?: string[] | undefined;
}

/** What every command that runs a study takes; each overrides what the study file says. */
export interface StudyOptions extends FolderOptions, ActivationFileOptions {
  readonly activations?: string[] | undefined;
  readonly depths?: string | undefined;
  readonly weights?: string | undefined;
  readonly chains?: number | undefined;
  readonly seed?: number | undefined;
  readonly threads?: number | undefined;
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
