import { FLOAT_FORMATS, type FloatFormat, type Row } from '@chainrule/core';
import { headline } from '../findings/headings.ts';
import { sequentialColours } from '../palette.ts';
import type { ResultView } from '../result-view.ts';
import { dataset, decades, drawable, fewDepths, MAGNITUDE, only } from './axes.ts';
import { bounded, endsOf } from './bounded.ts';
import type { ChartDefinition, Datum, Json, Spec } from './chart.ts';
import { chosenSpec, chosenTitle, depthsNote, drawnDepths, UNDER_SCHEME } from './chosen.ts';
import { type ChosenFrame, schemeFrame } from './chosen-frame.ts';
import { classEnds, classLegend } from './colour-classes.ts';
import { gradientCells, gradientColumns, precisionCells, precisionColumns } from './gradient-table.ts';
import { inEveryCell, type Placed, placeFields } from './placed.ts';
import { besideNames, byRoom, ROOM, sizedBy } from './room.ts';
import { facetBySeries } from './series-encoding.ts';

const QUESTION = 'Which activations keep a gradient, and down to which depth?';
const MOST_CELLS = 5000;
/** Pixels that a name may take. */
const NAME_LIMIT = 150;
/** In pixels: of all columns, of the widest, and of the narrowest that still hold a number with a decimal, or without. */
const WIDTH = { all: 640, widest: 80, withDigits: 50, withText: 34 } as const;

/** The median |∂C/∂w₀| of every activation at every depth, as a map. */
export const gradientMap: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'A row is an activation, a column a depth, and the colour of a cell the median gradient of the first layer: the darker, the smaller; a row that darkens to the right is losing its gradient as chains grow deeper. The number in a cell is the exponent: −7 is 10⁻⁷. A triangle marks a median beyond the ends of the colours, which a few far-out activations do not stretch. A cross marks a median below the smallest normal number of the chosen format: stored in it, such a gradient loses digits or becomes zero; where cells are too narrow for numbers, it stands where that begins, and a line leads on. A cell with “zero” has no median, since no chain passes back a number other than zero; where most pass back infinity or NaN, it says so.',
  draw(view) {
    const depths = drawnDepths(view, MOST_CELLS / Math.max(1, view.series.length * view.schemes.length));
    const rows = inEveryCell(view, view.firstLayer).filter(({ row }) => depths.includes(row.depth));
    if (rows.length === 0) return undefined;
    const axes = view.schemes.map((_, scheme) =>
      bounded(
        view.series.map(({ order }) =>
          endsOf(
            rows
              .filter((placed) => placed.scheme === scheme && placed.series.order === order)
              .map(({ row }) => row.log10.q50),
          ),
        ),
        { least: 1, margin: 0 },
      ),
    );
    const frame = schemeFrame('frame', view, (scheme) => axes[scheme]!);
    return {
      title: headline(view, 'gradient-map', QUESTION),
      subtitle:
        'log₁₀ of the median |∂C/∂w₀| by activation and depth, over the chains with a finite, non-zero gradient; ×: below the chosen format’s smallest normal number',
      spec: chosenSpec(
        view,
        { precision: true },
        { cells: rows.map((placed, i) => datum(placed, rows[i - 1])) },
        [mapPanel(view, frame, depths)],
        [
          ...frame.parameters,
          { name: 'smallest', expr: smallestNormal },
          { name: 'classes', value: axes.map((axis) => classEnds(axis.frame, sequentialColours.length)) },
          { name: 'ends', expr: 'classes[scheme] || classes[0]' },
          ...cellSize(view, depths),
        ],
      ),
      table: {
        columns: [...gradientColumns, ...precisionColumns],
        rows: rows.map(({ row }) => [...gradientCells(row), ...precisionCells(row)]),
      },
      notes: depthsNote(view, depths),
      beyond: [frame.beyondAtFirst],
    };
  },
};

/** log₁₀ of the chosen format's smallest normal number, as Vega's expression. */
const smallestNormal: string = (() => {
  const normals = (Object.keys(FLOAT_FORMATS) as FloatFormat[]).map(
    (format) => [format, Number((FLOAT_FORMATS[format].normal * Math.log10(2)).toFixed(4))] as const,
  );
  return `${JSON.stringify(Object.fromEntries(normals))}[precision]`;
})();

/** With the median of the depth before, for where a gradient leaves a format. */
function datum(placed: Placed<Row>, last: Placed<Row> | undefined): Datum {
  const { row } = placed;
  const before = last !== undefined && last.row.depth < row.depth ? last.row.log10.q50 : Number.NaN;
  return {
    ...placeFields(placed),
    depth: row.depth,
    q50: decades(row.log10.q50),
    before: decades(before),
    low: decades(row.interval.low),
    high: decades(row.interval.high),
    zero: drawable(row.share.zero),
    notFinite: drawable(row.share.infinite + row.share.nan),
    none: Number.isFinite(row.log10.q50) ? null : mostly(row),
  };
}

/** What most chains of a cell without a median pass back. */
function mostly({ share: { zero, infinite, nan } }: Row): string {
  if (zero >= infinite + nan) return 'zero';
  return infinite >= nan ? '∞' : 'NaN';
}

/** The widest that cells are, in whole pixels: cells of broken width show seams. */
function widestCell(depths: readonly number[]): number {
  return Math.max(4, Math.min(WIDTH.widest, Math.floor(WIDTH.all / depths.length)));
}

/** The width of a cell as a parameter: what there is room for. */
function cellSize(view: ResultView, depths: readonly number[]): Json[] {
  const names = besideNames(
    view.series.map(({ name }) => name),
    NAME_LIMIT,
  );
  const beside = `min(${names}, ${byRoom(names, names, 130)})`;
  return [
    {
      name: 'cell',
      expr: `clamp(floor((${ROOM} - ${beside}) / ${depths.length}), 3, ${widestCell(depths)})`,
    },
    sizedBy('map_x_step', 'cell'),
  ];
}

function mapPanel(view: ResultView, { beyond }: ChosenFrame, depths: readonly number[]): Spec {
  const cellWidth = widestCell(depths);
  const anything = inEveryCell(view, view.firstLayer).some(({ row }) => !Number.isNaN(row.log10.q50));
  const colour = {
    field: 'q50',
    type: 'quantitative',
    scale: { type: 'threshold', domain: { expr: 'ends' }, range: sequentialColours },
    legend: anything ? medianLegend : null,
  };
  const text = (expression: string, condition: string, more: Spec = {}): Spec => ({
    transform: [only(condition), { calculate: expression, as: 'text' }],
    mark: { type: 'text', fontSize: { expr: 'clamp(cell + 2, 9, 10.5)' } },
    encoding: { text: { field: 'text', type: 'nominal' }, ...more },
  });
  const dark = `datum.q50 < ends[${DARK - 1}]`;
  const wasBelow = 'isValid(datum.before) && datum.before < smallest';
  const cross = `(datum.q50 < smallest && (cell >= ${WIDTH.withText} || !(${wasBelow})) ? '×' : '')`;
  const digits = `replace(format(datum.q50, cell >= ${WIDTH.withDigits} ? '.1f' : '.0f'), '-', '−')`;
  const exponent = `cell >= ${WIDTH.withText} ? ${digits} + (${cross} ? ' ×' : '') : ${cross}`;
  return {
    title: chosenTitle(view, {}, beyond),
    name: 'map',
    data: dataset('cells'),
    transform: [only(UNDER_SCHEME)],
    width: { step: cellWidth },
    height: { step: 22 },
    encoding: {
      x: {
        field: 'depth',
        type: 'ordinal',
        axis: {
          title: 'depth',
          labelAngle: 0,
          values: fewDepths(depths),
          labelOverlap: 'greedy',
          labelSeparation: 6,
          ticks: false,
          domain: false,
        },
      },
      y: {
        ...facetBySeries,
        axis: { title: null, grid: false, labelLimit: { expr: byRoom(NAME_LIMIT, NAME_LIMIT, 90) } },
      },
    },
    layer: [
      {
        transform: [only('isValid(datum.q50)')],
        mark: { type: 'rect' },
        encoding: { color: colour, tooltip: tooltips },
      },
      {
        transform: [only("datum.none === 'zero'")],
        mark: { type: 'rect', style: 'empty-cell' },
        encoding: { tooltip: tooltips },
      },
      {
        transform: [only("isValid(datum.none) && datum.none !== 'zero'")],
        mark: { type: 'rect', style: 'not-finite-cell' },
        encoding: { tooltip: tooltips },
      },
      {
        transform: [
          only(`cell < ${WIDTH.withText} && isValid(datum.q50) && datum.q50 < smallest && ${wasBelow}`),
        ],
        mark: { type: 'tick', orient: 'horizontal', thickness: 1, size: { expr: 'cell' }, opacity: 0.6 },
        encoding: { color: { condition: { test: dark, value: ON_DARK }, value: ON_PALE } },
      },
      text(exponent, `isValid(datum.q50) && ${dark}`, { color: { value: ON_DARK } }),
      text(exponent, `isValid(datum.q50) && !(${dark})`, { color: { value: ON_PALE } }),
      text(`cell >= ${WIDTH.withText} ? datum.none : ''`, 'isValid(datum.none)', {
        color: { value: ON_DARK },
      }),
      ...(beyond === undefined ? [] : [beyondMark('below'), beyondMark('above')]),
    ],
  };
}

/** A triangle in the cells of medians that are beyond the colours: they have the colour of the end. */
function beyondMark(side: 'below' | 'above'): Spec {
  const below = side === 'below';
  return {
    transform: [only(below ? 'isValid(datum.q50) && datum.q50 < frame[0]' : 'datum.q50 > frame[1]')],
    mark: {
      type: 'point',
      filled: true,
      opacity: 1,
      size: { expr: 'min(16, 4 * cell)' },
      shape: below ? 'triangle-down' : 'triangle-up',
      // In a corner: the number is in the middle.
      xOffset: { expr: 'max(0, cell / 2 - 5)' },
      yOffset: below ? 7 : -7,
      color: below ? ON_DARK : ON_PALE,
    },
  };
}

/** What is written on a cell. */
const ON_DARK = '#FFFFFF';
const ON_PALE = '#1B1F24';

/** So many of the colours, from the first, are dark, on either ground. */
const DARK = 4;

const tooltips: readonly Spec[] = [
  { field: 'activation', type: 'nominal' },
  { field: 'depth', type: 'ordinal' },
  { field: 'q50', type: 'quantitative', title: 'log₁₀ median', format: '.3f' },
  { field: 'low', type: 'quantitative', title: 'from (95 %)', format: '.3f' },
  { field: 'high', type: 'quantitative', title: 'to', format: '.3f' },
  { field: 'zero', type: 'quantitative', title: 'exactly zero', format: '.1%' },
  { field: 'notFinite', type: 'quantitative', title: 'not finite', format: '.1%' },
];

const medianLegend: Spec = {
  title: 'median |∂C/∂w₀|',
  ...classLegend(
    `datum.value === round(datum.value) ? (${MAGNITUDE}) : format(pow(10, datum.value), ',.2~g')`,
  ),
};
