import { extname } from 'node:path';
import { catalogueEntries, checkActivation } from '@chainrule/activations';
import type { Activation } from '@chainrule/core';
import { loadActivationFile } from '../activations/activation-file.ts';
import { requestedActivation } from '../activations/requested-activation.ts';
import { activationsOf } from '../activations/study-activations.ts';
import { CliError } from '../cli-error.ts';
import { exitCodes } from '../exit-codes.ts';
import type { OutputOptions } from '../options.ts';
import { checkedJson, checkText } from '../presentation/check-text.ts';
import { createTerminal } from '../presentation/terminal.ts';
import { loadStudy } from '../study/load-study.ts';

export interface CheckOptions extends OutputOptions {
  readonly set?: Readonly<Record<string, number>> | undefined;
}

/**
 * `check FILE|FORMULA`: does an activation keep the laws? Exit code 1 if it breaks one.
 *
 * @param source a module that defines an activation, a study (all of its activations), a name or a formula
 */
export async function check(source: string, options: CheckOptions): Promise<number> {
  const terminal = createTerminal(options);
  const checked = (await subjects(source, options.set ?? {})).map((activation) => ({
    activation,
    violations: checkActivation(activation, knownAbout(activation)),
  }));
  if (options.json) terminal.result(JSON.stringify(checked.map(checkedJson), null, 2));
  else terminal.result(checked.map((one) => checkText(one, terminal.paint)).join('\n'));
  return checked.every(({ violations }) => violations.length === 0) ? exitCodes.done : exitCodes.failed;
}

async function subjects(
  source: string,
  set: Readonly<Record<string, number>>,
): Promise<readonly Activation[]> {
  const load = loaders[extname(source).toLowerCase()];
  if (load === undefined) return [requestedActivation(source, set)];
  if (Object.keys(set).length === 0) return load(source);
  throw new CliError('usage', '`--set` sets parameters of a name or a formula; a file says its own');
}

const loadModule = async (path: string): Promise<readonly Activation[]> => [await loadActivationFile(path)];
const loadOfStudy = async (path: string): Promise<readonly Activation[]> =>
  activationsOf((await loadStudy(path, {})).spec, []);

/** How the activations of a file are found, by its extension. */
const loaders: Readonly<Record<string, (path: string) => Promise<readonly Activation[]>>> = {
  '.ts': loadModule,
  '.mts': loadModule,
  '.js': loadModule,
  '.mjs': loadModule,
  '.yaml': loadOfStudy,
  '.yml': loadOfStudy,
  '.json': loadOfStudy,
};

/** Beyond this |z| sine and cosine promise nothing: neighbouring floats are no longer close in angle. */
const ANGLE_LIMIT = 2 ** 20;

/** What the catalogue declares of an activation, and where its functions hold what they promise. */
function knownAbout({ name, formula }: Activation): Parameters<typeof checkActivation>[1] {
  const entry = catalogueEntries.find(
    (candidate) => candidate.name === name && candidate.activation.formula === formula,
  );
  const periodic = /\b(sin|cos)\(/.test(formula ?? '');
  return {
    ...(entry?.traits === undefined ? {} : { traits: entry.traits }),
    ...(periodic ? { domain: [-ANGLE_LIMIT, ANGLE_LIMIT] as const } : {}),
  };
}
