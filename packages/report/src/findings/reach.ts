import type { Row } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { magnitude, ratio } from '../text/numbers.ts';
import { type Cell, cells, type Finder, type Finding, sentence, underScheme } from './finding.ts';

/** How much of the last layer's gradient reaches the first, at the greatest depth. */
export const reachFindings: Finder = (view) => {
  const losses = cells(view)
    .map((cell) => lossOf(view, cell))
    .filter((loss) => loss !== undefined);
  if (losses.length === 0) return [silence(view)];
  if (view.deepest === 1) return [oneLayer(losses[0]!)];
  const largest = losses.reduce((a, b) => (b.decades > a.decades ? b : a));
  const peers = losses.filter((loss) => loss.scheme === largest.scheme && loss.series !== largest.series);
  const others = losses.filter((loss) => loss.scheme !== largest.scheme && loss.series === largest.series);
  const findings = [compared(view, largest, nearestToNone(peers))];
  for (const loss of others.slice(0, 2)) findings.push(compared(view, loss, undefined));
  return findings;
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
  const last = rows[rows.length - 1];
  if (first === undefined || last === undefined || first.layer !== 0) return undefined;
  const decades = last.log10.q50 - first.log10.q50;
  return Number.isFinite(decades) ? { ...cell, first, last, decades } : undefined;
}

function nearestToNone(losses: readonly Loss[]): Loss | undefined {
  return losses.length === 0
    ? undefined
    : losses.reduce((a, b) => (Math.abs(b.decades) < Math.abs(a.decades) ? b : a));
}

function compared(view: ResultView, loss: Loss, against: Loss | undefined): Finding {
  const place = sentence(`${underScheme(view, loss.scheme)}at depth ${view.deepest}`);
  const text = `${place} ${loss.series.label}'s first layer gets a gradient ${howMuch(loss)} its last`;
  return {
    chart: 'gradient-by-layer',
    text:
      against === undefined
        ? text
        : `${text}; ${against.series.label}'s gets one ${howMuch(against)} its last`,
    numbers: {
      decades: loss.decades,
      ...(against === undefined ? {} : { decadesAgainst: against.decades }),
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
    text: `At depth ${view.deepest} no gradient of the first layer is a number other than zero`,
    numbers: { depth: view.deepest },
  };
}
