import type { Contrast, Row } from '@chainrule/core';
import { headline } from '../findings/headings.ts';
import { BOUNDARIES } from '../findings/verdict.ts';
import { grouped, percent, ratio } from '../text/numbers.ts';
import { decades, drawable, finite } from './axes.ts';
import { type Bounded, bounded, endsOf, remembered } from './bounded.ts';
import type { ChartDefinition, Datum, Table } from './chart.ts';
import { chosenSpec, depthsNote, drawnDepths } from './chosen.ts';
import { depthFrame } from './chosen-frame.ts';
import { pairPanel, pairWidth } from './paired/panel.ts';
import { inEveryCell, type Placed, placeFields } from './placed.ts';

const QUESTION = 'What does another activation do to the very same chain?';
const MOST_ROWS = 5000;
/** The chains that are compared are the first so many; the contract of a row's `versus`. */
const MOST_LANES = 1024;

/** The first layer's gradient under each activation against the first activation's, chain by chain. */
export const pairedDifferences: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'Every chain is computed twice with the same weights and the same example, once with the study’s first activation and once with the one named on the left; the axis is how many times larger its first-layer gradient then is, each step a power of ten. The thin line holds nine chains in ten, the thick one the middle half, the point is the median and the bracket about it its 95 % interval, left out for fewer than twenty chains. Right of the line at 1 the activation passes back more, left of it less. An arrow at the edge stands for a median beyond it, which is then told on the right. There stands also in how many of the chains it passes back more: of all, or of so many where the others cannot be compared, because one of the two gradients is zero or not finite.',
  draw(view) {
    const depths = drawnDepths(view, MOST_ROWS / Math.max(1, view.series.length * view.schemes.length));
    const rows = inEveryCell(view, (activation, weights) =>
      view.firstLayer(activation, weights).flatMap(contrasted),
    ).filter(({ row }) => depths.includes(row.depth));
    const [subject] = view.series;
    if (rows.length === 0 || subject === undefined) return undefined;
    const choices = { depths };
    const axisOf = remembered((scheme, depth) =>
      bounded(
        rows
          .filter((placed) => placed.scheme === scheme && placed.row.depth === depth)
          .map(({ row: { versus } }) => endsOf([versus.q05, versus.q50, versus.q95])),
        // The finding is about the farthest: to see it is worth more than the details of the others.
        { least: 1, always: [0], worth: 6 },
      ),
    );
    const frame = depthFrame('frame', view, depths, axisOf);
    return {
      title: headline(view, 'paired-differences', QUESTION),
      subtitle: `|∂C/∂w₀| under each activation ÷ |∂C/∂w₀| under ${subject.label}, same chain, same example: median with its 95 % interval, middle half, nine in ten`,
      spec: chosenSpec(
        view,
        choices,
        { pairs: rows.map((placed) => datum(placed, axisOf(placed.scheme, placed.row.depth))) },
        [pairPanel(view, choices, frame)],
        [...frame.parameters, pairWidth(view)],
      ),
      table: tableOf(rows),
      notes: depthsNote(view, depths),
      beyond: [frame.beyondAtFirst],
      chains: Math.min(MOST_LANES, view.result.study.chains),
    };
  },
};

/** A row that has been compared. */
type Pair = Row & { readonly versus: Contrast };

function contrasted(row: Row): Pair[] {
  return row.versus === undefined ? [] : [{ ...row, versus: row.versus }];
}

function datum(placed: Placed<Pair>, { frame: [lowest, highest] }: Bounded): Datum {
  const { versus, depth, lanes } = placed.row;
  const all = Math.min(MOST_LANES, lanes);
  const beyond = versus.q50 < lowest || versus.q50 > highest;
  const sure = versus.lanes >= BOUNDARIES.lanes;
  return {
    ...placeFields(placed),
    depth,
    q05: decades(versus.q05),
    q25: decades(versus.q25),
    q50: decades(versus.q50),
    q75: decades(versus.q75),
    q95: decades(versus.q95),
    low: sure ? decades(versus.low) : null,
    high: sure ? decades(versus.high) : null,
    larger: drawable(versus.larger),
    lanes: versus.lanes,
    text: shareText(versus, all) + (beyond ? `, typically ${ratio(versus.q50)}` : ''),
  };
}

/** In how many chains the gradient is larger, and how many could not be compared. */
function shareText({ lanes, larger }: Contrast, all: number): string {
  if (lanes === 0) return 'none comparable';
  const more = `more in ${percent(larger)}`;
  return lanes === all ? more : `${more} of ${grouped(lanes)}`;
}

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
