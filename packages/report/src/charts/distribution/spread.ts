import type { DistributionRow, FloatFormat, Row } from '@chainrule/core';
import type { ResultView } from '../../result-view.ts';
import { inEveryCell, type Placed } from '../placed.ts';

/** How the first layer's gradients of one cell at one depth are spread, and what has no place on their axis. */
export interface Spread {
  readonly counts: DistributionRow;
  /** The row of the same cell and depth: it knows the shares below each format. */
  readonly row: Row | undefined;
}

/** Margins beside the logarithmic axis; each of the formats' counts those to its left. */
export type Margin = 'zero' | FloatFormat | 'infinite' | 'nan';

/** The margins in their order, with what a heading says of them. */
export const margins: Readonly<Record<Margin, { readonly title: string; readonly side: 'left' | 'right' }>> =
  {
    zero: { title: 'exactly 0', side: 'left' },
    float64: { title: '< float64', side: 'left' },
    float32: { title: '< float32', side: 'left' },
    bfloat16: { title: '< bfloat16', side: 'left' },
    float16: { title: '< float16', side: 'left' },
    infinite: { title: '∞', side: 'right' },
    nan: { title: 'NaN', side: 'right' },
  };

/** The spreads of all cells at these depths. */
export function spreadsOf(view: ResultView, depths: readonly number[]): Placed<Spread>[] {
  const counted = new Map(
    view.result.distributions.map((counts) => [
      JSON.stringify([counts.activation, counts.weights, counts.depth]),
      counts,
    ]),
  );
  return inEveryCell(view, (activation, weights) => {
    const rows = view.firstLayer(activation, weights);
    return depths.flatMap((depth) => {
      const counts = counted.get(JSON.stringify([activation, weights, depth]));
      return counts === undefined ? [] : [{ counts, row: rows.find((row) => row.depth === depth) }];
    });
  });
}

/** The share of chains in a margin, from 0 to 1; NaN where the result does not tell. */
export function marginShare({ counts, row }: Spread, margin: Margin): number {
  switch (margin) {
    case 'zero':
    case 'infinite':
    case 'nan':
      return counts[margin] / counts.lanes;
    default:
      return row?.below[margin].subnormal ?? Number.NaN;
  }
}
