import type { ChartName } from '../charts/chart.ts';
import type { ResultView, Series } from '../result-view.ts';
import { capitalised } from '../text/numbers.ts';
import { exact, short, type Wording } from '../text/wording.ts';

/** A sentence as it heads a chart, and of what it speaks. Sentences have no full stop. */
export interface Heading {
  /** The label of the weight scheme it speaks of; absent where it speaks of all. */
  readonly scheme?: string;
  /** The places in the study of the activations it speaks of. */
  readonly about: readonly number[];
  /** The sentence without intervals. Powers of ten are raised: 10³⁸. */
  readonly title: string;
}

/** A sentence that the numbers of a result support, and the chart that shows it. */
export interface Finding extends Heading {
  readonly chart: ChartName;
  /**
   * The sentence with its 95 % intervals. Powers of ten stand as `10^37.8`, for {@link raised} to be set as the
   * medium can.
   */
  readonly text: string;
  /** The interval of its first number, as the sentence words it; absent where it has none. */
  readonly interval?: string | undefined;
  /** The numbers behind the sentence, by what they are; none is only in the text. */
  readonly numbers: Readonly<Record<string, number>>;
}

/**
 * Finds sentences in a result. The title of the first one about a chart is the chart's.
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

/** The places of activations in the study. */
export function places(...series: readonly (Series | undefined)[]): number[] {
  return series.flatMap((one) => (one === undefined ? [] : [one.order]));
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

/** A sentence told twice: as a heading, and with the intervals of its numbers. */
export function toldTwice(view: ResultView, tell: (say: Wording) => string): { title: string; text: string } {
  return { title: sentence(view, tell(short)), text: sentence(view, tell(exact)) };
}

/** A sentence begins with a capital, unless it begins with an activation's name. */
export function sentence(view: ResultView, text: string): string {
  if (view.series.some(({ label }) => text.startsWith(label))) return text;
  return capitalised(text);
}
