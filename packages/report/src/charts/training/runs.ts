import type { TrainingRow } from '@chainrule/core';
import type { ResultView, Series } from '../../result-view.ts';

/** The training of one cell. */
export interface Run {
  readonly series: Series;
  readonly weights: string;
  readonly scheme: number;
  /** Steps ascending, at least one. */
  readonly rows: readonly TrainingRow[];
}

/** The runs of a result, schemes first; none where the study trains nothing. */
export function runsOf(view: ResultView): Run[] {
  return view.schemes
    .flatMap((weights, scheme) =>
      view.series.map((series) => ({ series, weights, scheme, rows: view.training(series.name, weights) })),
    )
    .filter(({ rows }) => rows.length > 0);
}
