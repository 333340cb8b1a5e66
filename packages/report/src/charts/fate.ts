import type { Row } from '@chainrule/core';
import { type Fate, fateLabels, fates, fatesOf } from '../fate.ts';
import { headline } from '../findings/index.ts';
import type { ResultView } from '../result-view.ts';
import { lightColours } from '../theme.ts';
import { dataset, drawable, only } from './axes.ts';
import type { ChartDefinition, Datum, Spec } from './chart.ts';
import { chosenSpec, chosenTitle, UNDER_SCHEME } from './chosen.ts';
import { panelGrid } from './panels.ts';
import { inEveryCell, type Placed, placeFields } from './placed.ts';
import { facetBySeries } from './series-encoding.ts';

const QUESTION = 'What becomes of the chains?';

/** From alive to lost, pale to dark; what is not even a number stands out. */
const COLOURS: Readonly<Record<Fate, string>> = {
  alive: '#BFE0D4',
  'lost-float16': '#6FA8C9',
  'lost-float32': '#2F5F8F',
  zero: lightColours.nothing,
  'not-finite': '#C2185B',
};

/** Shares of chains whose first-layer gradient is alive, below a format, zero, or no number. */
export const fate: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'Each bar is all the chains of one depth, divided by what their first-layer gradient has become: a number that float16 can hold, one below the smallest that float16 can hold, one below even float32’s, exactly zero, or infinite or NaN. The order from the bottom is that of the legend. A panel that darkens to the right is losing its chains as they grow deeper.',
  draw(view) {
    const rows = inEveryCell(view, view.firstLayer);
    if (rows.length === 0) return undefined;
    return {
      title: headline(view, 'fate', QUESTION),
      subtitle:
        'Share of chains by what becomes of |∂C/∂w₀|, by depth; “below” a format: below its smallest subnormal number',
      spec: chosenSpec(view, {}, { shares: rows.flatMap(datums) }, [panelsOf(view)]),
      table: {
        columns: [
          { name: 'activation', title: 'activation' },
          { name: 'weights', title: 'weights' },
          { name: 'depth', title: 'depth' },
          { name: 'lanes', title: 'chains' },
          ...fates.map((name) => ({ name, title: fateLabels[name].label })),
        ],
        rows: rows.map(({ row }) => [
          row.activation,
          row.weights,
          row.depth,
          row.lanes,
          ...fates.map((name) => fatesOf(row)[name]),
        ]),
      },
    };
  },
};

function panelsOf(view: ResultView): Spec {
  const { columns, width, height } = panelGrid(view.series.length);
  const many = view.depths.length > 24;
  return {
    title: chosenTitle(view, {}),
    data: dataset('shares'),
    transform: [only(UNDER_SCHEME)],
    facet: { ...facetBySeries, header: { labelLimit: 0.9 * width, labelAnchor: 'start' } },
    columns,
    resolve: { axis: { x: 'independent' } },
    spacing: { row: 22, column: 40 },
    spec: {
      // Bars that touch are whole pixels wide: others show seams.
      width: many ? view.depths.length * Math.max(1, Math.floor(width / view.depths.length)) : width,
      height: Math.min(height, 120),
      mark: { type: 'bar' },
      encoding: {
        x: {
          field: 'depth',
          type: 'ordinal',
          axis: { title: 'depth', labelAngle: 0, labelOverlap: 'greedy', labelSeparation: 6, ticks: false },
          scale: { paddingInner: many ? 0 : 0.12, paddingOuter: 0 },
        },
        y: {
          field: 'share',
          type: 'quantitative',
          stack: 'zero',
          scale: { domain: [0, 1] },
          axis: { title: null, format: '.0%', values: [0, 0.5, 1], grid: false },
        },
        color: {
          field: 'fate',
          type: 'nominal',
          scale: {
            domain: fates.map((name) => fateLabels[name].label),
            range: fates.map((name) => COLOURS[name]),
          },
          legend: {
            title: null,
            orient: 'top',
            symbolType: 'square',
            symbolStrokeWidth: 0,
            symbolSize: 110,
            columnPadding: 18,
            offset: 12,
          },
        },
        order: { field: 'fateOrder', type: 'quantitative' },
        tooltip: [
          { field: 'activation', type: 'nominal' },
          { field: 'depth', type: 'ordinal' },
          { field: 'fate', type: 'nominal' },
          { field: 'share', type: 'quantitative', format: '.2%' },
        ],
      },
    },
  };
}

function datums(placed: Placed<Row>): Datum[] {
  const shares = fatesOf(placed.row);
  // A share of none has no height to draw; the table holds it.
  const some = fates.filter((name) => shares[name] > 0);
  return some.map((name) => ({
    ...placeFields(placed),
    depth: placed.row.depth,
    fate: fateLabels[name].label,
    fateOrder: fates.indexOf(name),
    share: drawable(shares[name]),
  }));
}
