import { FLOAT_FORMATS, type FloatFormat, type Row } from '@chainrule/core';
import { fateLabels, fatesIn, fatesOf } from '../fate.ts';
import { headline } from '../findings/headings.ts';
import { drawable } from './axes.ts';
import type { ChartDefinition, Column, Datum } from './chart.ts';
import { chosenSpec } from './chosen.ts';
import { fateClasses } from './fate/classes.ts';
import { fatePanels, fateParameters } from './fate/panels.ts';
import { inEveryCell, type Placed, placeFields } from './placed.ts';

const QUESTION = 'What becomes of the chains?';

/** Shares of chains whose first-layer gradient is alive, silent in a format, zero, or no number. */
export const fate: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'Each bar is all the chains of one depth, divided by what their first-layer gradient has become in the chosen number format: alive, a number that the format can hold; silent, smaller than the smallest it can hold, so that stored in it nothing is left; silent even in float32; exactly zero in any format; or infinite or NaN. The order from the bottom is that of the legend. A panel that darkens to the right is losing its chains as they grow deeper.',
  draw(view) {
    const rows = inEveryCell(view, view.firstLayer);
    if (rows.length === 0) return undefined;
    return {
      title: headline(view, 'fate', QUESTION),
      subtitle:
        'Share of chains by what becomes of |∂C/∂w₀| in the chosen format, by depth; silent: below its smallest subnormal number',
      spec: chosenSpec(
        view,
        { precision: true },
        { shares: rows.flatMap(datums) },
        [fatePanels(view)],
        fateParameters,
      ),
      table: {
        columns: [
          { name: 'activation', title: 'activation' },
          { name: 'weights', title: 'weights' },
          { name: 'depth', title: 'depth' },
          { name: 'lanes', title: 'chains' },
          ...formats.flatMap(fateColumns),
        ],
        rows: rows.map(({ row }) => [
          row.activation,
          row.weights,
          row.depth,
          row.lanes,
          ...formats.flatMap((format) => {
            const shares = fatesOf(row, format);
            return fatesIn(format).map((name) => shares[name]);
          }),
        ]),
      },
    };
  },
};

const formats = Object.keys(FLOAT_FORMATS) as FloatFormat[];

/** What the chart tells apart in a format. */
function fateColumns(format: FloatFormat): Column[] {
  return fatesIn(format).map((name) => ({
    name: `${format}_${name}`,
    title: fateLabels[name].label(format),
    format,
  }));
}

/** A share of none, or next to none, has no height to draw; the table holds it. */
function datums(placed: Placed<Row>): Datum[] {
  return fateClasses
    .map(({ name, lostIn, shareOf }) => ({
      ...placeFields(placed),
      depth: placed.row.depth,
      class: name,
      lostIn: lostIn ?? null,
      share: drawable(shareOf(placed.row)) ?? 0,
    }))
    .filter(({ share }) => share > 0);
}
