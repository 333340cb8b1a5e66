import type { ResultView, Series } from '../result-view.ts';
import type { Datum } from './chart.ts';
import { seriesFields } from './series-encoding.ts';

/** A row of the result, with the activation and the place of the weight scheme it belongs to. */
export interface Placed<T> {
  readonly row: T;
  readonly series: Series;
  /** The scheme's place in the study, from 0. */
  readonly scheme: number;
}

/** What a result holds of every cell: schemes in the study's order, then activations in theirs, then rows in theirs. */
export function inEveryCell<T>(
  view: ResultView,
  rowsOf: (activation: string, weights: string) => readonly T[],
): Placed<T>[] {
  return view.schemes.flatMap((weights, scheme) =>
    view.series.flatMap((series) => rowsOf(series.name, weights).map((row) => ({ row, series, scheme }))),
  );
}

/** The fields that tell whose a datum is. */
export function placeFields({ series, scheme }: Omit<Placed<unknown>, 'row'>): Datum {
  return { ...seriesFields(series), scheme };
}
