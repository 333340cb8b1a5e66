import type { FloatFormat } from '@chainrule/core';
import { firstScheme } from './first-scheme.ts';
import type { ResultView } from './result-view.ts';

/** What a reader chooses once for all charts. */
export interface Choice {
  /** The label of a weight scheme. */
  readonly scheme: string;
  /** One of the study's depths. */
  readonly depth: number;
  readonly precision: FloatFormat;
}

/** The charts' parameters by what of a choice each is. */
export const choiceParams: Readonly<Record<keyof Choice, string>> = {
  scheme: 'underScheme',
  depth: 'atDepth',
  precision: 'precision',
};

/** The number format that a report shows before one is chosen. */
export const FIRST_PRECISION: FloatFormat = 'float16';

/** What a report shows before anything is chosen, and what its images show. */
export function firstChoice(view: ResultView): Choice {
  return {
    scheme: view.schemes[firstScheme(view)] ?? '',
    depth: view.opening.depth ?? view.deepest,
    precision: view.opening.precision ?? FIRST_PRECISION,
  };
}

/** The view as though the chosen depth were the greatest, and the chosen scheme the first. */
export function chosenView(view: ResultView, { scheme, depth }: Choice): ResultView {
  const schemes = view.schemes.includes(scheme)
    ? [scheme, ...view.schemes.filter((other) => other !== scheme)]
    : view.schemes;
  if (depth >= view.deepest) return { ...view, schemes };
  const depths = view.depths.filter((one) => one <= depth);
  return {
    ...view,
    schemes,
    depths,
    deepest: depths.at(-1) ?? 0,
    firstLayer: (activation, weights) =>
      view.firstLayer(activation, weights).filter((row) => row.depth <= depth),
  };
}
