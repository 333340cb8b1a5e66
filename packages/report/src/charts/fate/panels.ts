import type { ResultView } from '../../result-view.ts';
import { lightColours } from '../../theme.ts';
import { dataset, only } from '../axes.ts';
import type { Json, Spec } from '../chart.ts';
import { chosenTitle, UNDER_SCHEME } from '../chosen.ts';
import { panelGrid } from '../panels.ts';
import { facetBySeries } from '../series-encoding.ts';
import { formatsBySmallest } from './classes.ts';

/** What becomes of a chain in the chosen format: places in this list, from the best to the worst. */
const SEEN: readonly { readonly label: string; readonly colour: string }[] = [
  { label: "'alive in ' + precision", colour: '#BFE0D4' },
  { label: "'silent in ' + precision", colour: '#6FA8C9' },
  { label: "'silent even in float32'", colour: '#2F5F8F' },
  { label: "'exactly zero'", colour: lightColours.nothing },
  { label: "'infinite or NaN'", colour: lightColours.notFinite },
];
const [ALIVE, SILENT, SILENT_IN_32, ZERO, NOT_FINITE] = [0, 1, 2, 3, 4];

const FLOAT32 = formatsBySmallest.indexOf('float32');

/** How many formats a gradient is lost in before it is in the chosen one; and whether float32 is a finer one. */
export const fateParameters: readonly Json[] = [
  { name: 'held', expr: `indexof(${JSON.stringify(formatsBySmallest)}, precision)` },
  { name: 'coarse', expr: `held < ${FLOAT32}` },
];

/** Vega's expression for the place in {@link SEEN}, by the fields of a class. */
const SEEN_AS = [
  `datum.class === 'zero' ? ${ZERO}`,
  `datum.class === 'not-finite' ? ${NOT_FINITE}`,
  `datum.lostIn <= held ? ${ALIVE}`,
  `coarse && datum.lostIn > ${FLOAT32} ? ${SILENT_IN_32}`,
  SILENT,
].join(' : ');

const LABEL = (value: string): string => `[${SEEN.map(({ label }) => label).join(', ')}][${value}]`;

/** One panel an activation: of each depth's chains the shares, by what becomes of them in the chosen format. */
export function fatePanels(view: ResultView): Spec {
  const { columns, width, height } = panelGrid(view.series.length);
  const many = view.depths.length > 24;
  const all = SEEN.map((_, place) => place);
  return {
    title: chosenTitle(view, {}),
    data: dataset('shares'),
    transform: [
      only(UNDER_SCHEME),
      { calculate: SEEN_AS, as: 'seen' },
      // What is seen alike is one piece of a bar: two of one colour would show a seam.
      {
        aggregate: [{ op: 'sum', field: 'share', as: 'share' }],
        groupby: ['activation', 'order', 'depth', 'seen'],
      },
      { calculate: LABEL('datum.seen'), as: 'fate' },
    ],
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
          axis: {
            title: 'depth',
            labelAngle: 0,
            labelOverlap: 'greedy',
            labelSeparation: 6,
            ticks: false,
            ...(many ? { values: labelled(view.depths) } : {}),
          },
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
          field: 'seen',
          type: 'nominal',
          scale: { domain: all, range: SEEN.map(({ colour }) => colour) },
          legend: {
            title: null,
            orient: 'top',
            symbolType: 'square',
            symbolStrokeWidth: 0,
            symbolSize: 110,
            columnPadding: 18,
            offset: 12,
            labelExpr: LABEL('datum.value'),
            labelLimit: 0,
            values: {
              expr: `coarse ? ${JSON.stringify(all)} : ${JSON.stringify(all.filter((place) => place !== SILENT_IN_32))}`,
            },
          },
        },
        order: { field: 'seen', type: 'quantitative' },
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

/** Of many depths those that are named: the first, and multiples of a round number; all where these are too few. */
function labelled(depths: readonly number[]): readonly number[] {
  const step = [10, 20, 50, 100, 200, 500].find((size) => (depths.at(-1)! - depths[0]!) / size <= 4) ?? 1000;
  const named = depths.filter((depth, i) => i === 0 || depth % step === 0);
  return named.length < 3 ? depths : named;
}
