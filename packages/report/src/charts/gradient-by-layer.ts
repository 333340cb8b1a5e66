import type { Row } from '@chainrule/core';
import { headline } from '../findings/index.ts';
import type { ResultView, Series } from '../result-view.ts';
import { capitalised } from '../text/numbers.ts';
import {
  dataset,
  drawable,
  extent,
  finite,
  fixedScale,
  integerAxis,
  onlyNoted,
  onlyScheme,
  panelTitle,
  powerOfTenAxis,
} from './axes.ts';
import type { ChartDefinition, Datum, Spec } from './chart.ts';
import { gradientCells, gradientColumns } from './gradient-table.ts';
import { panelGrid } from './panels.ts';
import { facetBySeries, seriesChannels, seriesFields } from './series-encoding.ts';
import { thinned, thinningNote } from './thinned.ts';
import { uncounted } from './uncounted.ts';

const QUESTION = 'How far back does the gradient reach?';
/** With more activations than this, the others' medians behind each panel would be a thicket. */
const MOST_IN_CONTEXT = 8;

/** A panel is some 180 pixels wide: more points than this cannot be told apart. */
const MOST_LAYERS = 33;

/** |∂C/∂w_l| layer by layer in the deepest chains, with what the slope caps alone would leave. */
export const gradientByLayer: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'Each panel is one activation; the input is on the left, the output on the right, and a gradient travels from right to left. The line is the median over the chains, the dark band holds the middle half, the light band nine chains in ten; each step of the axis is a power of ten. Grey lines are the medians of the other activations. The dashed line starts at the median of the last layer and falls by the slope cap at every layer: what slopes at their cap and weights of ±1 would leave. A median below it shows that slopes were smaller than their cap, or weights smaller than 1; one above it, that weights made up for the slopes.',
  draw(view) {
    const cells = cellsOf(view);
    const rows = cells.flat();
    if (rows.length === 0) return undefined;
    const layers = new Set(rows.map(({ row }) => row.layer)).size;
    const scheme = view.schemes.length === 1 ? `, ${view.schemeText(view.schemes[0]!)}` : '';
    return {
      title: headline(view, 'gradient-by-layer', QUESTION),
      subtitle: `|∂C/∂wₗ| by layer l at depth ${view.deepest}${scheme}: median, 25–75 % and 5–95 % of the chains with a finite, non-zero gradient; dashed: the slope cap alone`,
      spec: specOf(
        view,
        cells.flatMap((cell) => thinned(cell, MOST_LAYERS)),
      ),
      table: {
        columns: [...gradientColumns, { name: 'log10_cap_product', title: 'log₁₀ of the dashed line' }],
        rows: rows.map(({ row, cap }) => [...gradientCells(row), finite(cap)]),
      },
      notes: thinningNote(Math.min(MOST_LAYERS, layers), layers, 'layers'),
    };
  },
};

interface LayerRow {
  readonly row: Row;
  readonly series: Series;
  readonly scheme: number;
  /** log₁₀ of median |∂C/∂w_{L−1}| × cap^(L−1−l); NaN without a last layer or a finite cap. */
  readonly cap: number;
  /** What the medians leave out, at the first row of a panel. */
  readonly note?: string | undefined;
}

/** The rows of each cell, layers ascending. */
function cellsOf(view: ResultView): LayerRow[][] {
  return view.schemes.flatMap((weights, scheme) =>
    view.series.map((series) => {
      const rows = view.layersAt(series.name, weights, view.deepest);
      const anchor = rows.find(({ layer }) => layer === view.deepest - 1)?.log10.q50 ?? Number.NaN;
      return rows.map((row, place) => {
        const cap = anchor + (view.deepest - 1 - row.layer) * Math.log10(series.cap);
        const note = place === 0 ? uncounted(rows) : undefined;
        return { row, series, scheme, cap: Number.isFinite(series.cap) ? cap : Number.NaN, note };
      });
    }),
  );
}

function specOf(view: ResultView, drawn: readonly LayerRow[]): Spec {
  const frame = extent(drawn.flatMap(({ row }) => [row.log10.q05, row.log10.q50, row.log10.q95]));
  const context = view.deepest > 1 && view.series.length > 1 && view.series.length <= MOST_IN_CONTEXT;
  const datasets = {
    layers: drawn.map(layerDatum),
    ...(context ? { medians: drawn.map(medianDatum) } : {}),
  };
  const panels = view.schemes.map((weights, scheme) => ({
    ...(view.schemes.length > 1 ? { title: panelTitle(capitalised(view.schemeText(weights))) } : {}),
    ...panelsOf(view, scheme, frame, context),
  }));
  return view.schemes.length > 1 ? { datasets, vconcat: panels, spacing: 36 } : { datasets, ...panels[0] };
}

function panelsOf(view: ResultView, scheme: number, frame: [number, number], context: boolean): Spec {
  const { columns, width, height } = panelGrid(view.series.length);
  const { color } = seriesChannels(view.series);
  const last = view.deepest - 1;
  const x = {
    field: 'layer',
    type: 'quantitative',
    scale: fixedScale(last === 0 ? [-0.5, 0.5] : [0, last]),
    axis: integerAxis('layer', last === 0 ? { values: [0] } : { tickCount: 5 }),
  };
  const y = { field: 'q50', type: 'quantitative', scale: fixedScale(frame), axis: powerOfTenAxis(frame) };
  const band = (low: string, high: string, opacity: number): Spec => ({
    mark: last === 0 ? { type: 'rule', strokeWidth: 24, opacity } : { type: 'area', opacity, clip: true },
    encoding: { x, y: { ...y, field: low }, y2: { field: high }, color },
  });
  const line: Spec = { type: 'line', strokeWidth: 2.2, clip: true };
  return {
    data: dataset('layers'),
    transform: [onlyScheme(scheme)],
    facet: { ...facetBySeries, header: { labelLimit: 0.9 * width, labelAnchor: 'start' } },
    columns,
    resolve: { axis: { x: 'independent' } },
    spacing: { row: 22, column: 40 },
    spec: {
      width,
      height,
      layer: [
        ...(context ? [contextLines(scheme, x, y)] : []),
        band('q05', 'q95', 0.16),
        band('q25', 'q75', 0.3),
        {
          mark: { type: 'line', style: 'cap-product', clip: true },
          encoding: { x, y: { ...y, field: 'cap' }, color },
        },
        {
          mark: view.deepest <= 24 ? { ...line, point: { size: 22, filled: true } } : line,
          encoding: { x, y, color, tooltip: tooltips },
        },
        {
          transform: [onlyNoted],
          mark: { type: 'text', style: 'panel-note' },
          encoding: { x: { value: 0 }, y: { value: height }, text: { field: 'note', type: 'nominal' } },
        },
      ],
    },
  };
}

function contextLines(scheme: number, x: Spec, y: Spec): Spec {
  return {
    data: dataset('medians'),
    transform: [onlyScheme(scheme)],
    mark: { type: 'line', style: 'context', clip: true },
    encoding: { x, y, detail: { field: 'order', type: 'nominal' } },
  };
}

const tooltips: readonly Spec[] = [
  { field: 'activation', type: 'nominal' },
  { field: 'layer', type: 'quantitative' },
  { field: 'q50', type: 'quantitative', title: 'log₁₀ median', format: '.3f' },
  { field: 'q05', type: 'quantitative', title: 'log₁₀ 5 %', format: '.3f' },
  { field: 'q95', type: 'quantitative', title: 'log₁₀ 95 %', format: '.3f' },
  { field: 'zero', type: 'quantitative', title: 'exactly zero', format: '.1%' },
  { field: 'notFinite', type: 'quantitative', title: 'not finite', format: '.1%' },
];

function layerDatum({ row, series, scheme, cap, note }: LayerRow): Datum {
  const { q05, q25, q50, q75, q95 } = row.log10;
  return {
    ...seriesFields(series),
    scheme,
    layer: row.layer,
    q05: drawable(q05),
    q25: drawable(q25),
    q50: drawable(q50),
    q75: drawable(q75),
    q95: drawable(q95),
    cap: drawable(cap),
    zero: drawable(row.share.zero),
    notFinite: drawable(row.share.infinite + row.share.nan),
    note: note ?? '',
  };
}

function medianDatum({ row, series: { order }, scheme }: LayerRow): Datum {
  return { activation: row.activation, order, scheme, layer: row.layer, q50: drawable(row.log10.q50) };
}
