import type { StudyOptions } from '../options.ts';
import { splitList } from '../split-list.ts';

/** Parts of a study file, as it would write them, that the command line gives instead. */
export interface StudyOverrides {
  readonly activations?: readonly unknown[];
  readonly depths?: string;
  readonly weights?: readonly string[];
  readonly chains?: number;
  readonly seed?: number;
}

/** What the options say about the study; keys that they do not mention are absent. */
export function overridesOf({ activations, depths, weights, chains, seed }: StudyOptions): StudyOverrides {
  return {
    ...(activations === undefined ? {} : { activations }),
    ...(depths === undefined ? {} : { depths }),
    ...(weights === undefined ? {} : { weights: splitList(weights) }),
    ...(chains === undefined ? {} : { chains }),
    ...(seed === undefined ? {} : { seed }),
  };
}

/** A study, not yet checked, with parts of it replaced; anything but an object is left for the check. */
export function applyOverrides(study: unknown, overrides: StudyOverrides): unknown {
  if (typeof study !== 'object' || study === null || Array.isArray(study)) return study;
  return { ...study, ...overrides };
}
