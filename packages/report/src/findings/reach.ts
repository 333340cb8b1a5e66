import type { Row } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { magnitude, ratio } from '../text/numbers.ts';
import { type Cell, cells, type Finder, type Finding, largest, sentence, underScheme } from './finding.ts';

/** How much of the last layer's gradient reaches the first, at the greatest depth: a sentence a weight scheme. */
export const reachFindings: Finder = (view) => {
  const losses = cells(view)
    .map((cell) => lossOf(view, cell))
    .filter((loss) => loss !== undefined);
  const first = losses[0];
  if (first === undefined) return [silence(view)];
  if (view.deepest === 1) return [oneLayer(first)];
  return view.schemes.flatMap((scheme) => {
    const here = losses.filter((loss) => loss.scheme === scheme);
    const [subject, ...others] = here;
    if (subject === undefined) return [];
    return [
      told(
        view,
        subject,
        largest(others, (loss) => Math.abs(loss.decades - subject.decades)),
      ),
    ];
  });
};

interface Loss extends Cell {
  readonly first: Row;
  readonly last: Row;
  /** log₁₀ of the ratio of the medians, last layer to first: positive where the gradient vanishes. */
  readonly decades: number;
}

function lossOf(view: ResultView, cell: Cell): Loss | undefined {
  const rows = view.layersAt(cell.series.name, cell.scheme, view.deepest);
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined || first.layer !== 0) return undefined;
  const decades = last.log10.q50 - first.log10.q50;
  return Number.isFinite(decades) ? { ...cell, first, last, decades } : undefined;
}

function told(view: ResultView, subject: Loss, other: Loss | undefined): Finding {
  const begin = `${underScheme(view, subject.scheme)}at depth ${view.deepest}`;
  const text = `${begin} ${subject.series.label}'s first layer gets a gradient ${howMuch(subject)} its last`;
  return {
    chart: 'gradient-by-layer',
    text: sentence(
      view,
      other === undefined ? text : `${text}; ${other.series.label}'s, one ${howMuch(other)} its last`,
    ),
    numbers: {
      depth: view.deepest,
      decades: subject.decades,
      ...(other === undefined ? {} : { otherDecades: other.decades }),
    },
  };
}

function howMuch({ decades }: Loss): string {
  if (Math.abs(decades) < 0.02) return 'as large as';
  return `${ratio(Math.abs(decades))} times ${decades > 0 ? 'smaller than' : 'larger than'}`;
}

function oneLayer({ series, first }: Loss): Finding {
  return {
    chart: 'gradient-by-layer',
    text: `With a single layer, half of ${series.label}'s gradients exceed ${magnitude(first.log10.q50)}`,
    numbers: { log10Median: first.log10.q50 },
  };
}

function silence(view: ResultView): Finding {
  return {
    chart: 'gradient-by-layer',
    text: `At depth ${view.deepest} no chain passes back to its first layer a number other than zero`,
    numbers: { depth: view.deepest },
  };
}
