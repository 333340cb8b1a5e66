import type { FactorRow } from '@chainrule/core';
import { headline } from '../findings/headings.ts';
import { firstScheme } from '../first-scheme.ts';
import { divergingColours } from '../palette.ts';
import type { ResultView } from '../result-view.ts';
import {
  dataset,
  decades,
  drawable,
  everyFew,
  finite,
  integerAxis,
  ofKind,
  only,
  POWER_OF_TEN,
  panelTitle,
} from './axes.ts';
import type { Bounded } from './bounded.ts';
import type { ChartDefinition, Datum, Json, Spec, Table } from './chart.ts';
import { chosenSpec, chosenTitle, UNDER_SCHEME } from './chosen.ts';
import { classEndsAboutZero, classLegend } from './colour-classes.ts';
import { axesOf, beyondText } from './factors/axes.ts';
import { inEveryCell, type Placed, placeFields } from './placed.ts';
import { besideNames, byRoom, ROOM, sizedBy } from './room.ts';
import { facetBySeries } from './series-encoding.ts';
import { pointsEach, roundStep, thinningNote } from './thinned.ts';

const QUESTION = 'Is it the slope or the weight?';

const PANEL_WIDTH = 176;
/** Between two panels. */
const SPACING = 18;
const NAME_LIMIT = 150;
/** Of deeper chains every second, fifth, tenth … layer is drawn. */
const MOST_LAYERS = 32;

type Panel = FactorRow['part'] | 'zero';
/** With titles as Vega's expressions. */
const PANELS: readonly { readonly panel: Panel; readonly title: string }[] = [
  { panel: 'weight', title: "'Weight |wₗ|'" },
  { panel: 'slope', title: "'Slope |φ′(zₗ)|'" },
  { panel: 'factor', title: "'Factor: their product'" },
  {
    panel: 'zero',
    title: `'Slopes exactly zero' + ${byRoom(' (faint: none)', '', '')}`,
  },
];

/** What every layer multiplies a gradient by, taken apart into weight and slope. */
export const factors: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'Every layer multiplies the gradient by its weight times its slope. The first panel is the median weight, the second the median slope, the third the median of their product; a row is an activation, a column a layer. Orange makes a gradient smaller, blue larger, the colour of the ground leaves it about as it is; a dot marks a median beyond the ends of the colours. Compare a row across the panels: the panel with the stronger orange is the cause. Medians are over the values that are not zero; the last panel shows the share of those that are, from none, faint, to all; a dark grey cell in the others means that no value was a number other than zero, a red one that most were infinite or NaN.',
  draw(view) {
    const cells = cellsOf(view);
    if (cells.length === 0) return undefined;
    const layers = Math.max(...cells.map(({ row }) => row.layer)) + 1;
    const step = roundStep(
      layers,
      pointsEach(PANELS.length * view.series.length * view.schemes.length, MOST_LAYERS),
    );
    const drawn = cells.filter(({ row }) => row.layer % step === 0);
    const axes = axesOf(view, drawn);
    const first = axes[firstScheme(view)];
    return {
      title: headline(view, 'factors', QUESTION),
      subtitle:
        'Medians of |wₗ|, |φ′(zₗ)| and |wₗ φ′(zₗ)| by layer l, pure numbers, over chains and examples; right: share of slopes that are exactly 0',
      spec: specOf(view, axes, drawn, Math.ceil(layers / step)),
      table: tableOf(cells),
      notes: thinningNote(
        new Set(drawn.map(({ row }) => row.layer)).size,
        new Set(cells.map(({ row }) => row.layer)).size,
        'layers',
      ),
      beyond: first === undefined ? [] : [beyondText(first)],
    };
  },
};

/** What all panels share. */
interface Frame {
  readonly bounded: boolean;
  readonly layers: number;
  /** In whole pixels: cells of broken width show seams. */
  readonly cellWidth: number;
}

type Cell = Placed<FactorRow>;

const PARTS: readonly FactorRow['part'][] = ['weight', 'slope', 'factor'];

function cellsOf(view: ResultView): Cell[] {
  return inEveryCell(view, (activation, weights) =>
    PARTS.flatMap((part) => view.factors(activation, weights, part)),
  );
}

function specOf(view: ResultView, axes: readonly Bounded[], cells: readonly Cell[], columns: number): Spec {
  const reaches = axes.map(({ frame: [, high] }) => Math.max(0.3, high));
  const beyond = axes.map(beyondText);
  const isBounded = beyond.some((text) => text !== '');
  const layers = Math.max(...cells.map(({ row }) => row.layer)) + 1;
  const frame = {
    bounded: isBounded,
    layers,
    cellWidth: Math.max(2, Math.min(40, Math.floor(PANEL_WIDTH / columns))),
  };
  return chosenSpec(
    view,
    {},
    { cells: cells.flatMap(datums) },
    [
      {
        title: chosenTitle(view, {}, isBounded ? `${JSON.stringify(beyond)}[scheme]` : undefined),
        spacing: SPACING,
        columns: PANELS.length,
        concat: PANELS.map(({ panel, title }, place) => panelOf(panel, title, place, frame)),
      },
    ],
    [
      { name: 'reaches', value: reaches.map(decades) },
      { name: 'reach', expr: 'reaches[scheme] || 1' },
      { name: 'classes', value: reaches.map((reach) => classEndsAboutZero(reach)) },
      { name: 'ends', expr: 'classes[scheme] || classes[0]' },
      ...sizes(view, frame, columns),
    ],
  );
}

/** Panels stand in one row, or two below each other and their cells as wide as there is room for, in whole pixels. */
function sizes(view: ResultView, { cellWidth }: Frame, columns: number): Json[] {
  const names = besideNames(
    view.series.map(({ name }) => name),
    NAME_LIMIT,
  );
  const beside = `min(${names}, ${byRoom(names, names, 130)})`;
  const fitting = `floor((${ROOM} - ${beside} - (sized_columns - 1) * ${SPACING}) / sized_columns / ${columns})`;
  return [
    sizedBy('columns', byRoom(PANELS.length, PANELS.length, 2)),
    { name: 'cell', expr: `clamp(${fitting}, 2, ${cellWidth})` },
    ...PANELS.map(({ panel }) => sizedBy(`${panel}_x_step`, 'cell')),
  ];
}

function panelOf(panel: Panel, title: string, place: number, { bounded, layers, cellWidth }: Frame): Spec {
  const x = {
    field: 'layer',
    type: 'ordinal',
    axis: integerAxis('layer', { values: everyFew(layers), labelAngle: 0 }),
  };
  const y = {
    ...facetBySeries,
    axis: place % 2 === 0 ? namesAxis(place) : null,
  };
  const shown = (state: string): Spec => ({
    transform: [only(UNDER_SCHEME, `datum.panel === '${panel}'`, ofKind(state))],
  });
  return {
    name: panel,
    title: { ...panelTitle(''), text: { expr: title }, fontWeight: 400, fontSize: 11 },
    data: dataset('cells'),
    width: { step: cellWidth },
    height: { step: 20 },
    encoding: { x, y },
    layer: [
      {
        ...shown('value'),
        mark: panel === 'zero' ? { type: 'rect', style: 'share-cell', strokeWidth: 0 } : { type: 'rect' },
        encoding: {
          ...(panel === 'zero' ? { fillOpacity: shareOpacity } : { color: magnitudeColour }),
          tooltip: tooltips(panel),
        },
      },
      {
        ...shown('none'),
        mark: { type: 'rect', style: 'empty-cell' },
        encoding: { tooltip: tooltips(panel) },
      },
      {
        ...shown('not-finite'),
        mark: { type: 'rect', style: 'not-finite-cell' },
        encoding: { tooltip: tooltips(panel) },
      },
      ...(bounded && panel !== 'zero' ? [beyondDots(panel)] : []),
    ],
  };
}

/** Names stand to the left of a row's first panel. */
function namesAxis(place: number): Spec {
  return {
    title: null,
    grid: false,
    labelLimit: { expr: byRoom(NAME_LIMIT, NAME_LIMIT, 90) },
    ...(place === 0
      ? {}
      : {
          labelExpr: "sized_columns === 2 ? datum.label : ''",
          labelPadding: { expr: 'sized_columns === 2 ? 6 : 0' },
        }),
  };
}

/** A dot in the cells of medians that are beyond the colours: they have the colour of the end. */
function beyondDots(panel: Panel): Spec {
  return {
    transform: [only(UNDER_SCHEME, `datum.panel === '${panel}'`, 'abs(datum.value) > reach + 0.001')],
    mark: { type: 'point', filled: true, opacity: 1, size: { expr: 'min(9, 2 * cell)' }, style: 'on-strong' },
  };
}

/** Diverging about 1; both sides reach as far as the larger, so that equal depth of colour means equal effect. */
const magnitudeColour: Spec = {
  field: 'value',
  type: 'quantitative',
  scale: {
    type: 'threshold',
    domain: { expr: 'ends' },
    range: divergingColours,
  },
  legend: {
    title: 'multiplies by',
    ...classLegend(`abs(datum.value) < 3 ? format(pow(10, datum.value), ',.3~r') : ${POWER_OF_TEN}`),
  },
};

/** Ink, so that it holds on a light and on a dark ground. */
const shareOpacity: Spec = {
  field: 'share',
  type: 'quantitative',
  scale: { domain: [0, 1], range: [0.05, 0.85] },
  legend: null,
};

function tooltips(panel: Panel): Spec[] {
  return [
    { field: 'activation', type: 'nominal' },
    { field: 'layer', type: 'ordinal' },
    panel === 'zero'
      ? { field: 'share', type: 'quantitative', title: 'exactly zero', format: '.1%' }
      : { field: 'value', type: 'quantitative', title: 'log₁₀ median', format: '.3f' },
  ];
}

function datums(placed: Cell): Datum[] {
  const { row } = placed;
  const value = decades(row.log10.q50);
  const shared = { ...placeFields(placed), layer: row.layer };
  const { zero, infinite, nan } = row.share;
  const without = zero >= infinite + nan ? 'none' : 'not-finite';
  const median = { ...shared, panel: row.part, value, kind: value === null ? without : 'value' };
  return row.part === 'slope'
    ? [median, { ...shared, panel: 'zero', share: drawable(row.share.zero), kind: 'value' }]
    : [median];
}

function tableOf(cells: readonly Cell[]): Table {
  return {
    columns: [
      { name: 'activation', title: 'activation' },
      { name: 'weights', title: 'weights' },
      { name: 'layer', title: 'layer' },
      { name: 'part', title: 'part' },
      { name: 'count', title: 'values' },
      { name: 'log10_q25', title: 'log₁₀, 25 %' },
      { name: 'log10_q50', title: 'median' },
      { name: 'log10_q75', title: '75 %' },
      { name: 'zero', title: 'exactly zero' },
      { name: 'infinite', title: 'infinite' },
      { name: 'nan', title: 'NaN' },
    ],
    rows: cells.map(({ row }) => [
      row.activation,
      row.weights,
      row.layer,
      row.part,
      row.count,
      ...[row.log10.q25, row.log10.q50, row.log10.q75].map(finite),
      row.share.zero,
      row.share.infinite,
      row.share.nan,
    ]),
  };
}
