import type { Contrast, Row } from '@chainrule/core';
import { largest, sentence, underScheme } from '../findings/finding.ts';
import { headline } from '../findings/index.ts';
import { firstScheme } from '../first-scheme.ts';
import type { ResultView } from '../result-view.ts';
import { grouped, percent, ratio } from '../text/numbers.ts';
import { dataset, decades, drawable, extent, finite, only } from './axes.ts';
import type { ChartDefinition, Datum, Spec, Table } from './chart.ts';
import {
  AT_DEPTH,
  type Choices,
  chosenSpec,
  chosenTitle,
  depthsNote,
  drawnDepths,
  UNDER_SCHEME,
} from './chosen.ts';
import { type ChosenFrame, chosenFrame } from './chosen-frame.ts';
import { inEveryCell, type Placed, placeFields } from './placed.ts';
import { facetBySeries, seriesChannels } from './series-encoding.ts';

const QUESTION = 'What does another activation do to the very same chain?';
const MOST_ROWS = 5000;
const WIDTH = 520;
/** The chains that are compared are the first so many; the contract of a row's `versus`. */
const MOST_LANES = 1024;

/** The first layer's gradient under each activation against the first activation's, chain by chain. */
export const pairedDifferences: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'Every chain is computed twice with the same weights and the same example, once with the study’s first activation and once with the one named on the left; the axis is how many times larger its first-layer gradient then is, each step a power of ten. The thin line holds nine chains in ten, the thick one the middle half, the point is the median and the bracket about it its 95 % interval. Right of the line at 1 the activation passes back more, left of it less. On the right stands in how many of the chains it passes back more, and how many could not be compared because one of the two gradients is zero or not finite.',
  draw(view) {
    const depths = drawnDepths(view, MOST_ROWS / Math.max(1, view.series.length * view.schemes.length));
    const rows = inEveryCell(view, (activation, weights) =>
      view.firstLayer(activation, weights).flatMap(contrasted),
    ).filter(({ row }) => depths.includes(row.depth));
    const [subject] = view.series;
    if (rows.length === 0 || subject === undefined) return undefined;
    const choices = { depths };
    const frame = chosenFrame(
      'frame',
      view.schemes.flatMap((_, scheme) =>
        depths.map((depth) =>
          extent([
            0,
            ...rows
              .filter((placed) => placed.scheme === scheme && placed.row.depth === depth)
              .flatMap(({ row: { versus } }) => [versus.q05, versus.q50, versus.q95]),
          ]),
        ),
      ),
      `scheme * ${depths.length} + indexof(${JSON.stringify(depths)}, depth)`,
    );
    return {
      title: headline(view, 'paired-differences', titleOf(view, rows)),
      subtitle: `|∂C/∂w₀| under each activation ÷ |∂C/∂w₀| under ${subject.label}, same chain, same example: median with its 95 % interval, middle half, nine in ten`,
      spec: chosenSpec(
        view,
        choices,
        { pairs: rows.map(datum) },
        [panelOf(view, choices, frame)],
        frame.parameters,
      ),
      table: tableOf(rows),
      notes: depthsNote(view, depths),
      chains: Math.min(MOST_LANES, view.result.study.chains),
    };
  },
};

/** A row that has been compared. */
type Pair = Row & { readonly versus: Contrast };

function contrasted(row: Row): Pair[] {
  return row.versus === undefined ? [] : [{ ...row, versus: row.versus }];
}

/** In words what the second activation does to the chains of the first, at the greatest depth. */
function titleOf(view: ResultView, rows: readonly Placed<Pair>[]): string {
  const scheme = firstScheme(view);
  const here = rows.filter((placed) => placed.scheme === scheme && placed.row.depth === view.deepest);
  const best = largest(here, ({ row }) => Math.abs(row.versus.q50));
  const [subject] = view.series;
  if (best === undefined || subject === undefined) return QUESTION;
  const { q50 } = best.row.versus;
  const much =
    Math.abs(q50) < 0.02 ? 'as large' : `${ratio(Math.abs(q50))} times ${q50 > 0 ? 'larger' : 'smaller'}`;
  return sentence(
    view,
    `${underScheme(view, view.schemes[scheme]!)}at depth ${view.deepest} the same chain's first-layer gradient is typically ${much} under ${best.series.label} ${Math.abs(q50) < 0.02 ? 'as' : 'than'} under ${subject.label}`,
  );
}

function datum(placed: Placed<Pair>): Datum {
  const { versus, depth, lanes } = placed.row;
  const all = Math.min(MOST_LANES, lanes);
  return {
    ...placeFields(placed),
    depth,
    q05: decades(versus.q05),
    q25: decades(versus.q25),
    q50: decades(versus.q50),
    q75: decades(versus.q75),
    q95: decades(versus.q95),
    low: decades(versus.low),
    high: decades(versus.high),
    larger: drawable(versus.larger),
    lanes: versus.lanes,
    text: shareText(versus, all),
  };
}

/** In how many chains the gradient is larger, and how many could not be compared. */
function shareText({ lanes, larger }: Contrast, all: number): string {
  if (lanes === 0) return 'no chain can be compared';
  const more = `more in ${percent(larger)}`;
  return lanes === all ? more : `${more} of the ${grouped(lanes)} comparable`;
}

function panelOf(view: ResultView, choices: Choices, frame: ChosenFrame): Spec {
  const { color, shape } = seriesChannels(view.series);
  const y = { ...facetBySeries, axis: { title: null, grid: false, labelLimit: 150 } };
  const x = { type: 'quantitative', scale: frame.scale, axis: frame.axis({ title: 'times as large' }) };
  const range = (low: string, high: string, strokeWidth: number, opacity: number): Spec => ({
    mark: { type: 'rule', strokeWidth, opacity },
    encoding: { y, x: { ...x, field: low }, x2: { field: high }, color },
  });
  return {
    title: chosenTitle(view, choices),
    data: dataset('pairs'),
    transform: [only(UNDER_SCHEME, AT_DEPTH)],
    width: WIDTH,
    height: { step: 24 },
    layer: [
      {
        data: { values: [{}] },
        mark: { type: 'rule', style: 'reference-line' },
        encoding: { x: { ...x, datum: 0 } },
      },
      range('q05', 'q95', 1.5, 0.55),
      range('q25', 'q75', 6, 0.35),
      {
        mark: { type: 'tick', thickness: 1.5, size: 14, opacity: 1 },
        encoding: { y, x: { ...x, field: 'low' }, color },
      },
      {
        mark: { type: 'tick', thickness: 1.5, size: 14, opacity: 1 },
        encoding: { y, x: { ...x, field: 'high' }, color },
      },
      {
        mark: { type: 'point', filled: true, opacity: 1, size: 42 },
        encoding: { y, x: { ...x, field: 'q50' }, color, shape, tooltip: tooltips },
      },
      {
        mark: { type: 'text', style: 'reference-label' },
        encoding: { y, x: { value: WIDTH }, text: { field: 'text', type: 'nominal' } },
      },
    ],
  };
}

const tooltips: readonly Spec[] = [
  { field: 'activation', type: 'nominal' },
  { field: 'depth', type: 'quantitative' },
  { field: 'q50', type: 'quantitative', title: 'log₁₀ median ratio', format: '.3f' },
  { field: 'low', type: 'quantitative', title: 'from (95 %)', format: '.3f' },
  { field: 'high', type: 'quantitative', title: 'to', format: '.3f' },
  { field: 'q05', type: 'quantitative', title: 'log₁₀ 5 %', format: '.3f' },
  { field: 'q95', type: 'quantitative', title: 'log₁₀ 95 %', format: '.3f' },
  { field: 'larger', type: 'quantitative', title: 'larger in', format: '.1%' },
  { field: 'lanes', type: 'quantitative', title: 'chains compared' },
];

function tableOf(rows: readonly Placed<Pair>[]): Table {
  return {
    columns: [
      { name: 'activation', title: 'activation' },
      { name: 'weights', title: 'weights' },
      { name: 'depth', title: 'depth' },
      { name: 'lanes', title: 'chains compared' },
      { name: 'log10_q05', title: 'log₁₀ of the ratio, 5 %' },
      { name: 'log10_q25', title: '25 %' },
      { name: 'log10_q50', title: 'median' },
      { name: 'low', title: 'from (95 %)' },
      { name: 'high', title: 'to' },
      { name: 'log10_q75', title: '75 %' },
      { name: 'log10_q95', title: '95 %' },
      { name: 'larger', title: 'larger in' },
    ],
    rows: rows.map(({ row: { activation, weights, depth, versus } }) => [
      activation,
      weights,
      depth,
      versus.lanes,
      ...[
        versus.q05,
        versus.q25,
        versus.q50,
        versus.low,
        versus.high,
        versus.q75,
        versus.q95,
        versus.larger,
      ].map(finite),
    ]),
  };
}
