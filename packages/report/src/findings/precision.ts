import type { FloatFormat } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { listed } from '../text/numbers.ts';
import { type Cell, cells, type Finder, type Finding, sentence, underScheme } from './finding.ts';

/** From which depth on most gradients of the first layer leave a number format. */
export const precisionFindings: Finder = (view) => {
  const findings = [leaving(view, 'float16'), leaving(view, 'float32')].filter((f) => f !== undefined);
  return findings.length > 0 ? findings : [staying(view)];
};

/**
 * The smallest depth from which on more than half of the lanes lie below the format's smallest normal number,
 * exact zeros included; `undefined` where the deepest chains still hold.
 */
export function leavingDepth(
  view: ResultView,
  { series, scheme }: Cell,
  format: FloatFormat,
): number | undefined {
  const rows = view.firstLayer(series.name, scheme);
  let depth: number | undefined;
  for (const row of rows.toReversed()) {
    if (!(row.below[format].normal > 0.5)) break;
    depth = row.depth;
  }
  return depth;
}

function leaving(view: ResultView, format: FloatFormat): Finding | undefined {
  const found = cells(view)
    .map((cell) => ({ ...cell, depth: leavingDepth(view, cell, format) }))
    .filter((cell): cell is Cell & { depth: number } => cell.depth !== undefined);
  const earliest = found.toSorted((a, b) => a.depth - b.depth)[0];
  if (earliest === undefined) return undefined;
  const { scheme, series, depth } = earliest;
  const left = new Set(found.filter((cell) => cell.scheme === scheme).map((cell) => cell.series));
  const stay = view.series.filter((one) => !left.has(one));
  const staying = listed(
    stay.map((one) => one.label),
    3,
  );
  const rest = stay.length === 0 ? '' : `; those of ${staying} stay within it down to depth ${view.deepest}`;
  const begin = underScheme(view, scheme);
  return {
    chart: 'gradient-by-depth',
    text: sentence(
      `${begin}most of ${series.label}'s first-layer gradients fall below ${format}'s normal range from depth ${depth} on${rest}`,
    ),
    numbers: { depth, deepest: view.deepest },
  };
}

function staying(view: ResultView): Finding {
  return {
    chart: 'gradient-by-depth',
    text: `Down to depth ${view.deepest}, most first-layer gradients stay within float16's normal numbers`,
    numbers: { deepest: view.deepest },
  };
}
