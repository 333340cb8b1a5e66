import { headline } from '../findings/headings.ts';
import { grouped } from '../text/numbers.ts';
import { finite } from './axes.ts';
import type { ChartDefinition, Table } from './chart.ts';
import { chosenSpec } from './chosen.ts';
import { leftOut, trainingData } from './training/data.ts';
import { framesOf } from './training/frames.ts';
import { trainingPanels } from './training/panels.ts';
import { type Run, runsOf } from './training/runs.ts';

const QUESTION = 'Which weights move while training?';

/** The cost while training, and how far the weight of every layer has moved. */
export const training: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'The first panel: the median cost while gradient descent runs. The second: how far each layer’s weight has moved from where it started once training ends; a line that falls to the left is a network whose early layers hardly learn. Below: the same movement step by step, one panel an activation, one line a layer, from the first layer (violet) to the last (orange), which have their numbers. Movement is drawn as a power of ten; a weight that has not moved at all has no place on such an axis and is counted in the notes.',
  draw(view) {
    const runs = runsOf(view);
    const one = runs[0]?.rows[0];
    const end = runs[0]?.rows.at(-1);
    if (one === undefined || end === undefined) return undefined;
    const frames = framesOf(runs, view.schemes.length);
    const panels = trainingPanels(view, frames);
    const rate = view.result.study.training?.learningRate;
    return {
      title: headline(view, 'training', QUESTION),
      subtitle: `Medians over chains of depth ${one.depth}, ${grouped(end.step)} steps of gradient descent${rate === undefined ? '' : ` with ε = ${rate}`}; cost C summed over the examples, movement |wₗ − wₗ(0)|`,
      spec: chosenSpec(view, {}, trainingData(runs, frames), [panels.spec], panels.parameters),
      table: tableOf(runs),
      notes: [...leftOut(one), ...runs.flatMap(notesOf)],
      chains: one.lanes,
    };
  },
};

function notesOf({ series, weights, rows }: Run): string[] {
  const end = rows.at(-1)!;
  const still = end.layers.filter(({ moved }) => moved === 0).map(({ layer }) => layer);
  const notes: string[] = [];
  if (still.length > 0 && end.step > 0) {
    notes.push(
      `${series.name}, weights ${weights}: the median movement is exactly zero in ${still.length} of ${end.layers.length} layers (${still[0]} to ${still.at(-1)}).`,
    );
  }
  const free = rows.find(({ cost }) => cost.q50 === 0);
  if (free !== undefined) {
    notes.push(`${series.name}, weights ${weights}: the median cost is exactly zero from step ${free.step}.`);
  }
  if (end.diverged > 0)
    notes.push(
      `${series.name}, weights ${weights}: ${grouped(end.diverged)} of ${grouped(end.lanes)} chains diverged and are in no median.`,
    );
  return notes;
}

function tableOf(runs: readonly Run[]): Table {
  const costs = runs[0]!.rows[0]!.reached.map(({ cost }) => cost);
  return {
    columns: [
      { name: 'activation', title: 'activation' },
      { name: 'weights', title: 'weights' },
      { name: 'step', title: 'step' },
      { name: 'lanes', title: 'chains' },
      { name: 'diverged', title: 'diverged' },
      { name: 'cost_q25', title: 'cost, 25 %' },
      { name: 'cost_q50', title: 'median cost' },
      { name: 'cost_q75', title: 'cost, 75 %' },
      ...costs.map((cost, index) => ({ name: `reached_${index}`, title: `share down to ${cost}` })),
      { name: 'layer', title: 'layer' },
      { name: 'moved', title: 'median movement' },
      { name: 'gradient', title: 'median |∂C/∂wₗ|' },
    ],
    rows: runs.flatMap(({ rows }) => {
      const { activation, weights, step, lanes, diverged, cost, reached, layers } = rows.at(-1)!;
      return layers.map(({ layer, moved, gradient }) => [
        activation,
        weights,
        step,
        lanes,
        diverged,
        ...[cost.q25, cost.q50, cost.q75].map(finite),
        ...reached.map(({ share }) => share),
        layer,
        finite(moved),
        finite(gradient),
      ]);
    }),
  };
}
