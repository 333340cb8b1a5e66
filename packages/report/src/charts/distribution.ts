import { headline } from '../findings/headings.ts';
import { finite } from './axes.ts';
import { bounded, endsOf, remembered } from './bounded.ts';
import type { ChartDefinition, Table } from './chart.ts';
import { chosenSpec, depthsNote, drawnDepths } from './chosen.ts';
import { depthFrame } from './chosen-frame.ts';
import { beyondDatum, marginData, outline, spreadEnds } from './distribution/data.ts';
import { distributionPanels, partWidths, smallestNumbers } from './distribution/panels.ts';
import { type Margin, marginShare, margins, type Spread, spreadsOf } from './distribution/spread.ts';
import type { Placed } from './placed.ts';

const QUESTION = 'How are the first-layer gradients spread?';
/** Of all outlines that the chart holds, for every depth that can be chosen. */
const MOST_STEPS = 12_000;
const MOST_BINS = 64;
/** More activations have lower rows, in which fewer steps can be told apart. */
const FEWER_BINS = 32;

/** How log₁₀|∂C/∂w₀| is spread over the chains, with margins for what has no place on that axis. */
export const distribution: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'A row is an activation. In the middle, its chains by the size of their first-layer gradient, each step of the axis a power of ten; an arrow tells which share of them is beyond its ends; heights are shares of the row’s own highest, so that shapes and places compare, not heights. Dashed lines are the smallest numbers that a format can hold at all, the chosen format’s the strongest. The cells on the left count what lies below them, each column including those to its left, down to exactly 0, which has no place on such an axis; the cells on the right count what is infinite or not a number. With every weight the same the shapes are narrow: only the examples differ.',
  draw(view) {
    const cells = Math.max(1, view.series.length * view.schemes.length);
    const bins = view.series.length > 8 ? FEWER_BINS : MOST_BINS;
    const depths = drawnDepths(view, Math.floor(MOST_STEPS / (cells * bins)));
    const spreads = spreadsOf(view, depths);
    if (spreads.length === 0) return undefined;
    const choices = { depths, precision: true };
    const axisOf = remembered((scheme, depth) =>
      bounded(
        spreads
          .filter((placed) => placed.scheme === scheme && placed.row.counts.depth === depth)
          .map(({ row }) => endsOf(spreadEnds(row))),
        { least: 1, margin: 0.02 },
      ),
    );
    const frame = depthFrame('frame', view, depths, axisOf);
    return {
      title: headline(view, 'distribution', QUESTION),
      subtitle:
        'Chains by the size of |∂C/∂w₀|; dashed: the smallest number each format holds, subnormal ones included; cells: share of chains with exactly 0, below each format, infinite, NaN',
      spec: chosenSpec(
        view,
        choices,
        {
          margins: spreads.flatMap(marginData),
          bins: spreads.flatMap((placed) => [
            ...outline(placed, bins),
            ...(frame.beyond === undefined
              ? []
              : [beyondDatum(placed, axisOf(placed.scheme, placed.row.counts.depth))]),
          ]),
          formats: smallestNumbers(),
        },
        [distributionPanels(view, choices, frame)],
        [...frame.parameters, ...partWidths(view)],
      ),
      table: tableOf(spreads),
      notes: depthsNote(view, depths),
      beyond: [frame.beyondAtFirst],
    };
  },
};

function tableOf(spreads: readonly Placed<Spread>[]): Table {
  const names = Object.keys(margins) as Margin[];
  return {
    columns: [
      { name: 'activation', title: 'activation' },
      { name: 'weights', title: 'weights' },
      { name: 'depth', title: 'depth' },
      { name: 'lanes', title: 'chains' },
      ...names.map((name) => ({ name, title: margins[name].title })),
    ],
    rows: spreads.map(({ row }) => [
      row.counts.activation,
      row.counts.weights,
      row.counts.depth,
      row.counts.lanes,
      ...names.map((name) => finite(marginShare(row, name))),
    ]),
  };
}
