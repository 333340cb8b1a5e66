import type { ResultView } from './result-view.ts';

/**
 * The place of the weight scheme that a report shows and speaks of first: the one it is to open with, else the last that
 * is drawn at random, else the first; 0 where there is none.
 */
export function firstScheme({ result, schemes, opening }: ResultView): number {
  const asked = schemes.indexOf(opening.scheme ?? '');
  if (asked >= 0) return asked;
  const random = result.study.weights.map(({ kind }) => kind !== 'constant');
  return Math.max(0, Math.min(schemes.length - 1, random.lastIndexOf(true)));
}

/** The same view with that scheme before the others: what is found of it is found first. */
export function firstSchemeFirst(view: ResultView): ResultView {
  const first = view.schemes[firstScheme(view)];
  if (first === undefined) return view;
  return { ...view, schemes: [first, ...view.schemes.filter((scheme) => scheme !== first)] };
}
