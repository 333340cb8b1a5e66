import type { ChartName } from '../charts/chart.ts';
import type { ResultView, Series } from '../result-view.ts';

/** A sentence that the numbers of a result support, and the chart that shows it. */
export interface Finding {
  readonly chart: ChartName;
  readonly text: string;
  /** The numbers behind the sentence, by what they are; none is only in the text. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** Finds what one chart shows. The first finding is the chart's title. */
export type Finder = (view: ResultView) => readonly Finding[];

/** A cell of the result, as a finding speaks of it. */
export interface Cell {
  readonly series: Series;
  readonly scheme: string;
}

/** Every activation under every weight scheme, schemes first. */
export function cells({ series, schemes }: ResultView): Cell[] {
  return schemes.flatMap((scheme) => series.map((one) => ({ series: one, scheme })));
}

/** "With weights normal:1, " where the study has more than one scheme, to begin a sentence with. */
export function underScheme(view: ResultView, scheme: string): string {
  return view.schemes.length > 1 ? `With weights ${scheme}, ` : '';
}

/** Begins a sentence with a capital, unless it begins with a name. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
