import { FLOAT_FORMATS, type FloatFormat } from '@chainrule/core';
import type { ResultView } from '../../result-view.ts';
import { dataset, only } from '../axes.ts';
import type { Datum, Json, Spec } from '../chart.ts';
import { AT_DEPTH, type Choices, chosenTitle, UNDER_SCHEME } from '../chosen.ts';
import type { ChosenFrame } from '../chosen-frame.ts';
import { besideNames, byRoom, ROOM, sizedBy } from '../room.ts';
import { facetBySeries, seriesChannels } from '../series-encoding.ts';
import { margins } from './spread.ts';

/** From a share of none, hardly seen, to all; ink, so that it holds on a light and on a dark ground. */
const shareOpacity: Spec = {
  field: 'share',
  type: 'quantitative',
  scale: { domain: [0, 1], range: [0.05, 0.85] },
  legend: null,
};

const WIDTH = { margin: 62, outlines: 330 } as const;
/** Narrower cells are too narrow for the names of formats, narrower outlines to be told apart. */
const NARROWEST = { margin: 49, outlines: 180 } as const;
const SPACING = 14;
/** Both gaps, and what empty axes beside them take. */
const GAPS = 2 * SPACING + 12;
const NAME_LIMIT = 150;
const COUNT = { left: 0, right: 0 };
for (const { side } of Object.values(margins)) COUNT[side] += 1;

/**
 * The widths of all three parts, as narrow as there is room for; where they would be too narrow side by side, they are
 * put below each other, and each has the names of its rows.
 */
export function partWidths(view: ResultView): readonly Json[] {
  const names = besideNames(
    view.series.map(({ name }) => name),
    NAME_LIMIT,
  );
  const room = `(${ROOM} - ${byRoom(names, names, Math.min(names, 130))})`;
  const cells = COUNT.left + COUNT.right;
  const least = cells * NARROWEST.margin + NARROWEST.outlines + GAPS;
  return [
    { name: 'stacked', expr: `${room} < ${least}` },
    {
      name: 'marginCell',
      expr: `min(${WIDTH.margin}, floor(stacked ? ${room} / ${COUNT.left} : (${room} - ${least}) / ${2 * cells} + ${NARROWEST.margin}))`,
    },
    sizedBy('columns', 'stacked ? 1 : 3'),
    sizedBy('left_width', `${COUNT.left} * marginCell`),
    sizedBy('right_width', `${COUNT.right} * marginCell`),
    sizedBy(
      'outlines_width',
      `min(${WIDTH.outlines}, ${room} - (stacked ? 0 : ${cells} * marginCell + ${GAPS}))`,
    ),
  ];
}

/**
 * Where a format's name stands beside the top of its line: however near the lines are to each other, the names are not.
 * Those of float32 and bfloat16 are neighbours.
 */
const NAME_PLACES: Readonly<
  Record<FloatFormat, { readonly align: 'left' | 'right'; readonly rung: number }>
> = {
  float64: { align: 'left', rung: 0 },
  float32: { align: 'right', rung: 0 },
  bfloat16: { align: 'left', rung: 0 },
  float16: { align: 'left', rung: 1 },
};

/** The smallest number of each format, for a line across the outlines; made anew, as Vega marks the data that it draws. */
export function smallestNumbers(): readonly Datum[] {
  return (Object.keys(FLOAT_FORMATS) as FloatFormat[]).map((format) => ({
    format,
    ...NAME_PLACES[format],
    x: Number((FLOAT_FORMATS[format].subnormal * Math.log10(2)).toFixed(3)),
  }));
}

/** The margins on the left, the outlines in the middle, the margins on the right; an activation a row throughout. */
export function distributionPanels(view: ResultView, choices: Choices, frame: ChosenFrame): Spec {
  const height = Math.max(40, view.series.length * (view.series.length > 8 ? 22 : 34));
  return {
    title: chosenTitle(view, choices, frame.beyond),
    columns: 3,
    align: 'each',
    spacing: { row: 26, column: SPACING },
    concat: [marginPanel('left', height), outlinePanel(view, height, frame), marginPanel('right', height)],
  };
}

function marginPanel(side: 'left' | 'right', height: number): Spec {
  const shown = Object.values(margins).filter((margin) => margin.side === side);
  const share = (condition: string, style: string): Spec => ({
    transform: [only(condition)],
    mark: { type: 'text', style },
    encoding: { text: { field: 'text', type: 'nominal' } },
  });
  return {
    name: side,
    data: dataset('margins'),
    transform: [only(UNDER_SCHEME, AT_DEPTH, `datum.side === '${side}'`)],
    width: shown.length * WIDTH.margin,
    height,
    encoding: {
      x: {
        field: 'margin',
        type: 'nominal',
        sort: shown.map(({ title }) => title),
        axis: {
          title: null,
          labelAngle: 0,
          orient: 'top',
          ticks: false,
          domain: false,
          labelExpr: `marginCell < ${WIDTH.margin} ? split(datum.label, ' ') : datum.label`,
          labelPadding: { expr: `marginCell < ${WIDTH.margin} ? 15 : 2` },
          labelLimit: WIDTH.margin,
        },
      },
      y: {
        ...facetBySeries,
        axis: {
          title: null,
          grid: false,
          labelLimit: { expr: byRoom(NAME_LIMIT, NAME_LIMIT, 90) },
          ...(side === 'left' ? {} : { labelExpr: "stacked ? datum.label : ''" }),
        },
      },
    },
    layer: [
      {
        mark: { type: 'rect', style: 'share-cell' },
        encoding: {
          fillOpacity: shareOpacity,
          tooltip: [
            { field: 'activation', type: 'nominal' },
            { field: 'margin', type: 'nominal', title: 'gradients' },
            { field: 'share', type: 'quantitative', title: 'share of chains', format: '.2%' },
          ],
        },
      },
      share('datum.share > 0.5', 'share-on-dark'),
      share('!(datum.share > 0.5)', 'share'),
    ],
  };
}

/** The place among the activations shown, not in the study: a row keeps level with its margins. */
const inRows: readonly Json[] = [
  only(UNDER_SCHEME, AT_DEPTH),
  { window: [{ op: 'dense_rank', as: 'row' }], sort: [{ field: 'order' }] },
];

function outlinePanel(view: ResultView, height: number, frame: ChosenFrame): Spec {
  const { color, detail } = seriesChannels(view.series);
  const x = {
    type: 'quantitative',
    scale: frame.scale,
    axis: frame.axis({ title: '|∂C/∂w₀|' }),
  };
  const inFrame = 'datum.x >= frame[0] && datum.x <= frame[1]';
  const line = (condition: string, style: string): Spec => ({
    data: dataset('formats'),
    transform: [only(inFrame, condition)],
    mark: { type: 'rule', style },
    encoding: { x: { ...x, field: 'x' } },
  });
  // To the left of a line at the edge there is no room: a third rung is free.
  const fromLeft = '(datum.x - frame[0]) / span(frame) * outlines_width';
  const crowded = `datum.align === 'right' && ${fromLeft} < 52`;
  const atRightEnd = `datum.rung > 0 && outlines_width - ${fromLeft} < 52`;
  const toTheLeft = `(datum.align === 'right' && !(${crowded}) || ${atRightEnd})`;
  const name = (condition: string, style: string): Spec => ({
    data: dataset('formats'),
    transform: [only(inFrame, condition)],
    mark: {
      type: 'text',
      style,
      align: { expr: `${toTheLeft} ? 'right' : 'left'` },
      dx: { expr: `${toTheLeft} ? -3 : 3` },
      dy: { expr: `-7 - 12 * (${crowded} ? 2 : datum.rung)` },
    },
    encoding: { x: { ...x, field: 'x' }, y: { value: 0 }, text: { field: 'format', type: 'nominal' } },
  });
  const chosen = 'datum.format === precision';
  const row = { type: 'quantitative', scale: { reverse: true, zero: true, nice: false }, axis: null };
  const beyond = (side: 'low' | 'high'): Spec => ({
    data: dataset('bins'),
    transform: [...inRows, only('datum.beyond'), { calculate: 'datum.row - 0.35', as: 'top' }],
    mark: {
      type: 'text',
      align: side === 'low' ? 'left' : 'right',
      baseline: 'middle',
      dx: side === 'low' ? 2 : -2,
    },
    encoding: {
      x: { value: side === 'low' ? 0 : 'width' },
      y: { ...row, field: 'top' },
      text: { field: side, type: 'nominal' },
      color,
    },
  });
  return {
    name: 'outlines',
    width: WIDTH.outlines,
    height,
    layer: [
      line(`!(${chosen})`, 'reference-line'),
      line(chosen, 'chosen-line'),
      {
        data: dataset('bins'),
        transform: [
          ...inRows,
          only('!datum.beyond'),
          { calculate: 'datum.row - 0.9 * datum.height', as: 'top' },
        ],
        mark: { type: 'area', interpolate: 'step-after', opacity: 0.75, clip: true },
        encoding: {
          x: { ...x, field: 'x' },
          y: { ...row, field: 'top' },
          y2: { field: 'row' },
          color,
          detail,
        },
      },
      ...(frame.beyond === undefined ? [] : [beyond('low'), beyond('high')]),
      {
        data: dataset('margins'),
        transform: [
          ...inRows,
          only("datum.place === 0 && datum.side === 'left'"),
          { calculate: 'datum.row - 0.5', as: 'top' },
          // Beside the margins their names are enough; what is only not seen would still take its room.
          { calculate: "stacked ? datum.activation : ''", as: 'name' },
        ],
        mark: {
          type: 'text',
          style: 'reference-label',
          align: 'right',
          baseline: 'middle',
          dx: -7,
          limit: { expr: byRoom(NAME_LIMIT, NAME_LIMIT, 90) },
        },
        encoding: {
          x: { value: 0 },
          y: { ...row, field: 'top' },
          text: { field: 'name', type: 'nominal' },
        },
      },
      name(`!(${chosen})`, 'reference-label'),
      name(chosen, 'chosen-label'),
    ],
  };
}
