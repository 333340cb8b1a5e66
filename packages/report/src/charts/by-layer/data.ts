import type { Row } from '@chainrule/core';
import type { ResultView } from '../../result-view.ts';
import { ratio } from '../../text/numbers.ts';
import { decades } from '../axes.ts';
import { type Bounded, endsOf } from '../bounded.ts';
import type { Datum } from '../chart.ts';
import { type Placed, placeFields } from '../placed.ts';
import { quantileFields } from '../quantile-data.ts';
import { uncounted } from '../uncounted.ts';
import type { LayerAxes } from './axes.ts';
import { capProducts, type LayerRows } from './rows.ts';

/** How many lines a panel's note may have. */
export const MOST_NOTES = 4;

/** The data of the chart, of three kinds: quantiles by layer, ends of the cap products, notes of what is left out. */
export function layerData(view: ResultView, drawn: LayerRows, axes: LayerAxes): readonly Datum[] {
  return [
    ...drawn.rows.map((placed) => ({
      kind: 'row',
      ...placeFields(placed),
      depth: placed.row.depth,
      layer: placed.row.layer,
      ...quantileFields(placed.row),
    })),
    ...capProducts(view, drawn).map((cap) => ({
      kind: 'cap',
      ...placeFields(cap),
      depth: cap.depth,
      layer: cap.layer,
      own: decades(cap.own),
      subject: decades(cap.subject),
    })),
    ...leftOut(drawn.rows, axes),
  ];
}

/** A note for each panel whose medians leave chains out, or that leaves medians out. */
function leftOut(rows: readonly Placed<Row>[], axes: LayerAxes): Datum[] {
  const panels = new Map<string, Placed<Row>[]>();
  for (const placed of rows) {
    const key = `${placed.scheme} ${placed.row.depth} ${placed.series.order}`;
    const panel = panels.get(key);
    if (panel === undefined) panels.set(key, [placed]);
    else panel.push(placed);
  }
  return [...panels.values()].flatMap((panel) => {
    const text = uncounted(
      panel.map(({ row }) => row),
      'exactly zero',
      '\n',
    );
    const first = panel[0]!;
    const beyond = beyondPanel(panel, axes.chosen(first.scheme, first.row.depth));
    // From the bottom: the panel's note stands on its axis.
    const lines = [...(text?.split('\n') ?? []), ...beyond].reverse();
    return lines.map((line, place) => ({
      kind: `left-${place}`,
      ...placeFields(first),
      depth: first.row.depth,
      text: line,
    }));
  });
}

/** Of a panel's medians those beyond its axis, in lines that a narrow panel holds. */
function beyondPanel(panel: readonly Placed<Row>[], { frame: [low, high], beyond }: Bounded): string[] {
  if (beyond === 0) return [];
  const outside = panel.map(({ row }) => row.log10.q50).filter((median) => median < low || median > high);
  const [least, most] = endsOf(outside);
  if (outside.length === 0) return [];
  const place = least < low ? `down to ${ratio(least)}` : `up to ${ratio(most)}`;
  return [`${outside.length} of ${panel.length} medians`, `beyond: ${place}`];
}
