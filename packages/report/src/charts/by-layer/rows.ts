import type { Row } from '@chainrule/core';
import type { ResultView } from '../../result-view.ts';
import { drawnDepths } from '../chosen.ts';
import { inEveryCell, type Placed } from '../placed.ts';

/** A panel is some 180 pixels wide: more points than this cannot be told apart. */
const MOST_LAYERS = 33;
/** Of all rows that the chart holds, for every depth that can be chosen. */
const MOST_ROWS = 12_000;
/** Of the deepest depths, side by side. */
const MOST_SIDE_BY_SIDE = 4;

/** What the chart of the gradient by layer holds of a result. */
export interface LayerRows {
  /** Depths ascending, of each the layers ascending. */
  readonly rows: readonly Placed<Row>[];
  /** The depths that can be chosen, ascending. */
  readonly depths: readonly number[];
  /** The last of these, which are drawn side by side; none where there is a single depth. */
  readonly sideBySide: readonly number[];
  /** How many layers of the deepest chains the chart holds, of those that the result holds. */
  readonly deepestLayers: { readonly held: number; readonly measured: number };
}

/** The rows to draw: as many depths as the chart can hold, and of each depth's layers as many as a panel can show. */
export function layerRows(view: ResultView): LayerRows {
  const cells = Math.max(1, view.series.length * view.schemes.length);
  const depths = drawnDepths(view, Math.floor(MOST_ROWS / (cells * Math.min(MOST_LAYERS, view.deepest))));
  const rows = inEveryCell(view, (activation, weights) =>
    depths.flatMap((depth) => fewLayers(view.layersAt(activation, weights, depth), depth)),
  );
  return {
    rows,
    depths,
    sideBySide: depths.length < 2 ? [] : depths.filter((depth) => depth > 1).slice(-MOST_SIDE_BY_SIDE),
    deepestLayers: {
      held: layerCount(rows.filter(({ row }) => row.depth === view.deepest).map(({ row }) => row)),
      measured: layerCount(
        inEveryCell(view, (activation, weights) => view.layersAt(activation, weights, view.deepest)).map(
          ({ row }) => row,
        ),
      ),
    },
  };
}

function layerCount(rows: readonly Row[]): number {
  return new Set(rows.map(({ layer }) => layer)).size;
}

/**
 * Every second, fourth, eighth … layer and the last; all where they fit. Powers of two, so that the layers that a
 * drawing marks are among those that it holds.
 */
function fewLayers(rows: readonly Row[], depth: number): readonly Row[] {
  if (rows.length <= MOST_LAYERS) return rows;
  let step = 1;
  while (depth / step > MOST_LAYERS) step *= 2;
  return rows.filter(({ layer }) => layer % step === 0 || layer === depth - 1);
}

/** What slopes at their cap would leave of the last layer's median, at the two ends of a chain; as log₁₀. */
export interface CapProduct extends Omit<Placed<Row>, 'row'> {
  readonly depth: number;
  readonly layer: number;
  /** With this activation's cap; NaN where it has none. */
  readonly own: number;
  /** With the cap of the study's first activation. */
  readonly subject: number;
}

/** log₁₀ of median |∂C/∂w_{L−1}| × cap^(L−1−l) for l = 0 and l = L−1: a straight line for each cell and depth. */
export function capProducts(view: ResultView, { rows }: LayerRows): CapProduct[] {
  const subject = view.series[0]?.cap ?? Number.NaN;
  return rows
    .filter(({ row }) => row.layer === row.depth - 1)
    .flatMap(({ row: { depth, log10 }, series, scheme }) =>
      [...new Set([0, depth - 1])].map((layer) => {
        const product = (cap: number): number =>
          Number.isFinite(cap) ? log10.q50 + (depth - 1 - layer) * Math.log10(cap) : Number.NaN;
        return { series, scheme, depth, layer, own: product(series.cap), subject: product(subject) };
      }),
    );
}
