import type { ResultView } from '../../result-view.ts';
import { type Bounded, bounded, endsOf, remembered } from '../bounded.ts';
import type { LayerRows } from './rows.ts';

/** The ranges of the panels' axes, of log₁₀. */
export interface LayerAxes {
  /** Of the panels of one depth, with their bands. */
  chosen(scheme: number, depth: number): Bounded;
  /** Of the medians of all depths that stand side by side. */
  sideBySide(scheme: number): Bounded;
}

/** Around what is drawn: a label that stands out of its panel would push the panel's title up, out of line. */
const MARGIN = 0.07;

/** One range for each scheme and depth that can be chosen, and one a scheme for the depths side by side. */
export function layerAxes(view: ResultView, { rows, sideBySide }: LayerRows): LayerAxes {
  const byCell = view.schemes.map((_, scheme) =>
    view.series.map(({ order }) =>
      rows.filter((placed) => placed.scheme === scheme && placed.series.order === order),
    ),
  );
  const axisOf = (scheme: number, keep: (depth: number) => boolean, bands: boolean): Bounded =>
    bounded(
      byCell[scheme]!.map((own) =>
        endsOf(
          own
            .filter(({ row }) => keep(row.depth))
            .flatMap(({ row: { log10 } }) => (bands ? [log10.q05, log10.q50, log10.q95] : [log10.q50])),
        ),
      ),
      { least: 1, margin: MARGIN },
    );
  return {
    chosen: remembered((scheme, depth) => axisOf(scheme, (d) => d === depth, true)),
    sideBySide: (scheme) => axisOf(scheme, (depth) => sideBySide.includes(depth), false),
  };
}
