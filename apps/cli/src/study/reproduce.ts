import { type ActivationEntry, distributionLabel, type StudyResult, type StudySpec } from '@chainrule/core';
import { commandLine } from '../command-line.ts';
import { builtInStudies, DEFAULT_STUDY } from './built-in-studies.ts';
import { loadStudy } from './load-study.ts';
import type { StudyOverrides } from './overrides.ts';

/**
 * The command that computes a result again: a built-in study with the options that make it this one, or else the
 * result itself, which holds its study.
 *
 * It follows from the result alone, so that a report drawn later is the same to the byte.
 */
export async function reproducingCommand({ study, activations }: StudyResult): Promise<string> {
  const opaque = activations.some(({ formula }) => formula === undefined);
  if (opaque) return commandLine(['report', 'result.json', '--activation-file', 'FILE']);
  for (const name of Object.keys(builtInStudies)) {
    const overrides = difference(study, (await loadStudy(name, {})).spec);
    if (overrides === undefined) continue;
    const source = name === DEFAULT_STUDY ? [] : [name];
    return commandLine(['report', ...source, ...optionsOf(overrides)]);
  }
  return commandLine(['report', 'result.json']);
}

/** What must be overridden in `base` to get `study`; undefined where no options can do it. */
function difference(study: StudySpec, base: StudySpec): StudyOverrides | undefined {
  const { activations, depths, weights, chains, seed } = study;
  const overridden: StudySpec = { ...base, activations, depths, weights, chains, seed };
  if (!same(overridden, study)) return undefined;
  const entries = activations.map(entryText);
  if (!same(activations, base.activations) && entries.includes(undefined)) return undefined;
  return {
    ...(same(activations, base.activations) ? {} : { activations: entries }),
    ...(same(depths, base.depths) ? {} : { depths: depths.join(',') }),
    ...(same(weights, base.weights) ? {} : { weights: weights.map(distributionLabel) }),
    ...(chains === base.chains ? {} : { chains }),
    ...(seed === base.seed ? {} : { seed }),
  };
}

function optionsOf({ activations, depths, weights, chains, seed }: StudyOverrides): string[] {
  const options = {
    '--activations': activations?.join(','),
    '--depths': depths,
    '--weights': weights?.join(','),
    '--chains': chains,
    '--seed': seed,
  };
  return Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [name, String(value)],
  );
}

/** An entry as `--activations` would give it; undefined where it has parameters, for which there is no option. */
function entryText(entry: ActivationEntry): string | undefined {
  if (typeof entry === 'string') return entry;
  const { name, formula, use, parameters } = entry;
  if (use !== undefined || Object.keys(parameters ?? {}).length > 0) return undefined;
  return formula === undefined ? name : `${name} = ${formula}`;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
