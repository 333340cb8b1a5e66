import type { Row } from '@chainrule/core';
import { type Fate, fateLabels, fates, fatesOf } from '../fate.ts';
import { headline } from '../findings/index.ts';
import type { ResultView, Series } from '../result-view.ts';
import { capitalised } from '../text/numbers.ts';
import { lightColours } from '../theme.ts';
import { dataset, drawable, onlyScheme, panelTitle } from './axes.ts';
import type { ChartDefinition, Datum, Spec } from './chart.ts';
import { panelGrid } from './panels.ts';
import { facetBySeries, seriesFields } from './series-encoding.ts';

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
    const rows = rowsOf(view);
    if (rows.length === 0) return undefined;
    const scheme = view.schemes.length === 1 ? `, ${view.schemeText(view.schemes[0]!)}` : '';
    return {
      title: headline(view, 'fate', QUESTION),
      subtitle: `Share of chains by what becomes of |∂C/∂w₀|, by depth${scheme}; “below” a format: below its smallest subnormal number`,
      spec: specOf(view, rows),
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

interface DepthRow {
  readonly row: Row;
  readonly series: Series;
  readonly scheme: number;
}

function rowsOf(view: ResultView): DepthRow[] {
  return view.schemes.flatMap((weights, scheme) =>
    view.series.flatMap((series) =>
      view.firstLayer(series.name, weights).map((row) => ({ row, series, scheme })),
    ),
  );
}

function specOf(view: ResultView, rows: readonly DepthRow[]): Spec {
  const panels = view.schemes.map((weights, scheme) => ({
    ...(view.schemes.length > 1 ? { title: panelTitle(capitalised(view.schemeText(weights))) } : {}),
    ...panelsOf(view, scheme),
  }));
  const datasets = { shares: rows.flatMap(datums) };
  return panels.length > 1 ? { datasets, vconcat: panels, spacing: 36 } : { datasets, ...panels[0] };
}

function panelsOf(view: ResultView, scheme: number): Spec {
  const { columns, width, height } = panelGrid(view.series.length);
  return {
    data: dataset('shares'),
    transform: [onlyScheme(scheme)],
    facet: { ...facetBySeries, header: { labelLimit: 0.9 * width, labelAnchor: 'start' } },
    columns,
    resolve: { axis: { x: 'independent' } },
    spacing: { row: 22, column: 40 },
    spec: {
      width,
      height: Math.min(height, 120),
      mark: { type: 'bar' },
      encoding: {
        x: {
          field: 'depth',
          type: 'ordinal',
          axis: { title: 'depth', labelAngle: 0, labelOverlap: 'greedy', labelSeparation: 6, ticks: false },
          scale: { paddingInner: view.depths.length > 24 ? 0 : 0.12, paddingOuter: 0 },
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

function datums({ row, series, scheme }: DepthRow): Datum[] {
  const shares = fatesOf(row);
  return fates.map((name, fateOrder) => ({
    ...seriesFields(series),
    scheme,
    depth: row.depth,
    fate: fateLabels[name].label,
    fateOrder,
    share: drawable(shares[name]),
  }));
}
