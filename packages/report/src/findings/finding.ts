import type { ChartName } from '../charts/chart.ts';
import type { ResultView, Series } from '../result-view.ts';
import { capitalised } from '../text/numbers.ts';

/** A sentence that the numbers of a result support, and the chart that shows it. */
export interface Finding {
  readonly chart: ChartName;
  readonly text: string;
  /** The numbers behind the sentence, by what they are; none is only in the text. */
  readonly numbers: Readonly<Record<string, number>>;
}

/**
 * Finds what one chart shows. The first finding is the chart's title.
 *
 * A study's first activation is its subject: the sentences tell what becomes of it, and which of the others
 * stands farthest from it.
 */
export type Finder = (view: ResultView) => readonly Finding[];

/** A cell of the result, as a finding speaks of it. */
export interface Cell {
  readonly series: Series;
  readonly scheme: string;
}

/** Every activation under every weight scheme: schemes in the study's order, then activations in theirs. */
export function cells({ series, schemes }: ResultView): Cell[] {
  return schemes.flatMap((scheme) => series.map((one) => ({ series: one, scheme })));
}

/** The item with the largest number, the first among equals; items whose number is NaN do not compete. */
export function largest<T>(items: readonly T[], by: (item: T) => number): T | undefined {
  let best: T | undefined;
  for (const item of items) {
    if (Number.isNaN(by(item))) continue;
    if (best === undefined || by(item) > by(best)) best = item;
  }
  return best;
}

/** "with weights N(0, 1), " where the study has more than one scheme, to begin a sentence with. */
export function underScheme(view: ResultView, scheme: string): string {
  return view.schemes.length > 1 ? `with ${view.schemeText(scheme)}, ` : '';
}

/** A sentence begins with a capital, unless it begins with an activation's name. */
export function sentence(view: ResultView, text: string): string {
  if (view.series.some(({ label }) => text.startsWith(label))) return text;
  return capitalised(text);
}
