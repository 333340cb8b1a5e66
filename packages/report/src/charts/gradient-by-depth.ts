import { FLOAT_FORMATS, type FloatFormat, type Row } from '@chainrule/core';
import { headline } from '../findings/index.ts';
import type { ResultView, Series } from '../result-view.ts';
import { capitalised, listed } from '../text/numbers.ts';
import {
  dataset,
  drawable,
  extent,
  fixedScale,
  integerAxis,
  onlyKind,
  onlyScheme,
  panelTitle,
  powerOfTenAxis,
} from './axes.ts';
import type { ChartDefinition, Datum, Spec } from './chart.ts';
import { dodge } from './dodge.ts';
import { gradientCells, gradientColumns } from './gradient-table.ts';
import { seriesChannels, seriesFields } from './series-encoding.ts';
import { uncounted } from './uncounted.ts';

const QUESTION = 'At which depth does the gradient leave a number format?';
const LABEL_HEIGHT = 14;
/** Beyond so many series, bands would cover each other. */
const MOST_BANDS = 4;

/** |∂C/∂w₀| against depth, with the smallest normal numbers of the float formats. */
export const gradientByDepth: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'Each point is the median gradient of the first layer over the chains of one depth; each step of the axis is a power of ten, so a straight line falls by the same factor at every layer. Below a dashed line a gradient is no longer a normal number of that format: it loses digits, and soon becomes zero. A label tells how many chains pass back exactly zero; they are in no median.',
  draw(view) {
    const rows = rowsOf(view);
    if (rows.length === 0) return undefined;
    const scheme = view.schemes.length === 1 ? `, ${view.schemeText(view.schemes[0]!)}` : '';
    return {
      title: headline(view, 'gradient-by-depth', QUESTION),
      subtitle: `|∂C/∂w₀| by depth${scheme}: median of the chains with a finite, non-zero gradient${view.series.length <= MOST_BANDS ? ', and their middle half' : ''}; dashed: smallest normal numbers`,
      spec: specOf(view, rows),
      table: { columns: gradientColumns, rows: rows.map(({ row }) => gradientCells(row)) },
      notes: rows.flatMap(({ row }) =>
        Number.isNaN(row.log10.q50)
          ? [
              `${row.activation}, weights ${row.weights}, depth ${row.depth}: ${uncounted([row])}, so there is no median.`,
            ]
          : [],
      ),
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

/** A smallest normal number, and the formats that share it. */
export interface FormatLine {
  readonly log10: number;
  readonly formats: readonly FloatFormat[];
}

/**
 * The smallest normal numbers worth a line: those within the data's range, and the next below unless it is
 * farther from the data than they reach: it would press them into a corner.
 */
export function formatLines(lowest: number, highest: number): FormatLine[] {
  const byExponent = new Map<number, FloatFormat[]>();
  for (const format of Object.keys(FLOAT_FORMATS) as FloatFormat[]) {
    const exponent = FLOAT_FORMATS[format].normal;
    byExponent.set(exponent, [...(byExponent.get(exponent) ?? []), format]);
  }
  const lines = [...byExponent].map(([exponent, formats]) => ({ log10: exponent * Math.log10(2), formats }));
  lines.sort((a, b) => b.log10 - a.log10);
  const inside = lines.filter(({ log10 }) => log10 >= lowest && log10 <= highest);
  const below = lines.find(({ log10 }) => log10 < lowest && lowest - log10 <= Math.max(5, highest - lowest));
  return below === undefined ? inside : [...inside, below];
}

function specOf(view: ResultView, rows: readonly DepthRow[]): Spec {
  const bands = view.series.length <= MOST_BANDS;
  const drawn = rows.flatMap(({ row: { log10 } }) =>
    bands ? [log10.q25, log10.q50, log10.q75] : [log10.q50],
  );
  const [lowest, highest] = extent(drawn, 0);
  const lines = formatLines(lowest, highest);
  const frame = extent([lowest, highest, ...lines.map(({ log10 }) => log10)]);
  const height = Math.max(300, view.series.length * LABEL_HEIGHT);
  const width = view.schemes.length === 1 ? 620 : 270;
  const datasets = {
    depths: rows.map(depthDatum),
    labels: view.schemes.flatMap((weights, scheme) =>
      labels(view, weights, scheme, { frame, height, lines }),
    ),
    formats: lines.map(({ log10 }) => ({ log10 })),
  };
  const panels = view.schemes.map((weights, scheme) => ({
    ...(view.schemes.length > 1 ? { title: panelTitle(capitalised(view.schemeText(weights))) } : {}),
    width,
    height,
    ...panelOf(view, scheme, frame, bands),
  }));
  return view.schemes.length > 1
    ? { datasets, concat: panels, columns: 2, spacing: 40 }
    : { datasets, ...panels[0] };
}

function panelOf(view: ResultView, scheme: number, frame: [number, number], bands: boolean): Spec {
  const first = view.depths[0] ?? 1;
  const x = {
    field: 'depth',
    type: 'quantitative',
    scale: fixedScale(first === view.deepest ? [first - 0.5, first + 0.5] : [first, view.deepest]),
    axis: integerAxis('depth', { values: view.depths, labelOverlap: 'greedy', labelSeparation: 4 }),
  };
  const y = { type: 'quantitative', scale: fixedScale(frame), axis: powerOfTenAxis(frame) };
  const { color, detail, shape, strokeDash } = seriesChannels(view.series);
  const colour = { color, detail };
  const own = { data: dataset('depths'), transform: [onlyScheme(scheme)] };
  const median = { ...y, field: 'q50' };
  return {
    layer: [
      {
        data: dataset('formats'),
        mark: { type: 'rule', style: 'reference-line' },
        encoding: { y: { ...y, field: 'log10' } },
      },
      ...(bands
        ? [
            {
              ...own,
              mark:
                first === view.deepest
                  ? { type: 'rule', strokeWidth: 24, opacity: 0.2 }
                  : { type: 'area', opacity: 0.14 },
              encoding: { x, y: { ...y, field: 'q25' }, y2: { field: 'q75' }, ...colour },
            },
          ]
        : []),
      { ...own, mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y: median, ...colour, strokeDash } },
      {
        ...own,
        mark: { type: 'point', filled: true, opacity: 1, size: view.depths.length > 24 ? 14 : 36 },
        encoding: { x, y: median, ...colour, shape, tooltip: tooltips },
      },
      {
        data: dataset('labels'),
        transform: [onlyScheme(scheme), onlyKind('series')],
        mark: { type: 'text', style: 'series-label', limit: 170 },
        encoding: { x, y: { ...y, field: 'y' }, text: { field: 'text', type: 'nominal' }, ...colour },
      },
      {
        data: dataset('labels'),
        transform: [onlyScheme(scheme), onlyKind('format')],
        mark: { type: 'text', style: 'reference-label' },
        encoding: { x, y: { ...y, field: 'y' }, text: { field: 'text', type: 'nominal' } },
      },
    ],
  };
}

const tooltips: readonly Spec[] = [
  { field: 'activation', type: 'nominal' },
  { field: 'depth', type: 'quantitative' },
  { field: 'q50', type: 'quantitative', title: 'log₁₀ median', format: '.3f' },
  { field: 'q25', type: 'quantitative', title: 'log₁₀ 25 %', format: '.3f' },
  { field: 'q75', type: 'quantitative', title: 'log₁₀ 75 %', format: '.3f' },
  { field: 'zero', type: 'quantitative', title: 'exactly zero', format: '.1%' },
  { field: 'notFinite', type: 'quantitative', title: 'not finite', format: '.1%' },
];

function depthDatum({ row, series, scheme }: DepthRow): Datum {
  return {
    ...seriesFields(series),
    scheme,
    depth: row.depth,
    q25: drawable(row.log10.q25),
    q50: drawable(row.log10.q50),
    q75: drawable(row.log10.q75),
    zero: drawable(row.share.zero),
    notFinite: drawable(row.share.infinite + row.share.nan),
  };
}

interface Ends {
  readonly frame: [number, number];
  readonly height: number;
  readonly lines: readonly FormatLine[];
}

/** A label at the end of each line, moved apart where they would overlap; a series without any value is named too. */
function labels(view: ResultView, weights: string, scheme: number, { frame, height, lines }: Ends): Datum[] {
  const ends: { at: number; label: Datum }[] = lines.map(({ log10, formats }) => ({
    at: log10,
    label: { kind: 'format', text: listed(formats) },
  }));
  for (const series of view.series) {
    const rows = view.firstLayer(series.name, weights);
    if (rows.length === 0) continue;
    const last = rows.findLast(({ log10 }) => Number.isFinite(log10.q50));
    const lost = uncounted(rows.slice(-1), 'zero');
    const text = lost === undefined ? series.label : `${series.label} (${lost})`;
    ends.push({ at: last?.log10.q50 ?? frame[0], label: { ...seriesFields(series), kind: 'series', text } });
  }
  const gap = ((frame[1] - frame[0]) / height) * LABEL_HEIGHT;
  // Half a label below the top: one that stands out would push its panel's title up.
  const places = dodge(
    ends.map(({ at }) => at),
    gap,
    frame[0],
    frame[1] - gap / 2,
  );
  return ends.map(({ label }, i) => ({ ...label, scheme, depth: view.deepest, y: drawable(places[i] ?? 0) }));
}
