import type { FactorRow } from '@chainrule/core';
import type { ResultView } from '../../result-view.ts';
import { counted, ratio } from '../../text/numbers.ts';
import { type Bounded, bounded, type Ends, endsOf } from '../bounded.ts';
import type { Placed } from '../placed.ts';

type Cell = Placed<FactorRow>;

/** The range of the colours under each weight scheme. */
export function axesOf(view: ResultView, cells: readonly Cell[]): readonly Bounded[] {
  return view.schemes.map((_, scheme) =>
    axisOf(
      view,
      cells.filter((cell) => cell.scheme === scheme),
    ),
  );
}

/** The largest |log₁₀| of an activation's medians, from 0. */
function axisOf(view: ResultView, cells: readonly Cell[]): Bounded {
  const ends = view.series.map(({ order }): Ends => {
    const own = cells.filter(({ series }) => series.order === order);
    const [, most] = endsOf(own.map(({ row }) => Math.abs(row.log10.q50)));
    return [Math.min(0, most), most];
  });
  return bounded(ends, { least: 0.3, margin: 0 });
}

/** Of the activations beyond the colours how many there are, and by how much; or nothing. */
export function beyondText({ beyond, all: [, most] }: Bounded): string {
  if (beyond === 0) return '';
  return `dots: ${counted(beyond, 'activation')} beyond the scale, a factor of up to ${ratio(most)}`;
}
