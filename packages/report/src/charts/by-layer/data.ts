import type { Row } from '@chainrule/core';
import type { ResultView } from '../../result-view.ts';
import { decades } from '../axes.ts';
import type { Datum } from '../chart.ts';
import { type Placed, placeFields } from '../placed.ts';
import { quantileFields } from '../quantile-data.ts';
import { uncounted } from '../uncounted.ts';
import { capProducts, type LayerRows } from './rows.ts';

/** The data of the chart, of three kinds: quantiles by layer, ends of the cap products, notes of what is left out. */
export function layerData(view: ResultView, drawn: LayerRows): readonly Datum[] {
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
    ...leftOut(drawn.rows),
  ];
}

/** A note for each panel whose medians leave chains out. */
function leftOut(rows: readonly Placed<Row>[]): Datum[] {
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
    const [first] = panel;
    if (text === undefined || first === undefined) return [];
    // From the bottom: the panel's note stands on its axis.
    const lines = text.split('\n').reverse();
    return lines.map((line, place) => ({
      kind: `left-${place}`,
      ...placeFields(first),
      depth: first.row.depth,
      text: line,
    }));
  });
}
