import { expect, test } from 'vitest';
import { parseStudy } from './parse-study.ts';
import { trainingRows } from './training-rows.ts';
import type { TrainingTraces } from './training-traces.ts';

const key = { activation: 'a', weights: 'constant:1' };
const spec = parseStudy({
  activations: ['a'],
  depths: [2],
  weights: ['constant:1'],
  training: { steps: 1, learningRate: 1, depth: 2, chains: 3 },
});
/** Two recorded steps of two layers, lane by lane. */
const shard = (lanes: readonly (readonly number[])[]): TrainingTraces => ({
  kind: 'training',
  costs: new Float64Array(2 * lanes.length).fill(1),
  moved: Float64Array.from(lanes.flat()),
  gradients: new Float64Array(4 * lanes.length).fill(1),
});

test('at the last step, and only there, the first layer is compared with the last, lane by lane', () => {
  const rows = trainingRows(spec, key, [
    shard([
      [0, 0, 1, 1000],
      [0, 0, 2, 20],
    ]),
    shard([[0, 0, 5, 0.5]]),
  ]);
  expect(rows.map(({ step, reach }) => [step, reach === undefined])).toEqual([
    [0, true],
    [1, false],
  ]);
  const { reach } = rows[1]!;
  expect(reach).toMatchObject({ lanes: 3, larger: 1 / 3 });
  expect(reach!.q50).toBeCloseTo(-1, 14);
  expect([reach!.low, reach!.high].map((x) => Math.round(x))).toEqual([-3, 1]);
});

test('a lane that was at a cost once has reached it; one that diverged before has not', () => {
  const three = parseStudy({ ...spec, training: { ...spec.training, steps: 2, costs: [0.5, 0.01] } });
  const traces: TrainingTraces = {
    kind: 'training',
    costs: Float64Array.of(1, 0.4, 0.6, 0.5, 0.3, 0.01, 2, Number.NaN, Number.NaN, 3, 3, 3),
    moved: new Float64Array(24),
    gradients: new Float64Array(24),
  };
  expect(trainingRows(three, key, [traces]).map(({ reached }) => reached)).toEqual([
    [
      { cost: 0.5, share: 0.25 },
      { cost: 0.01, share: 0 },
    ],
    [
      { cost: 0.5, share: 0.5 },
      { cost: 0.01, share: 0 },
    ],
    [
      { cost: 0.5, share: 0.5 },
      { cost: 0.01, share: 0.25 },
    ],
  ]);
});

test('a lane that has diverged, or whose weight has not moved, is in no ratio', () => {
  const [, end] = trainingRows(spec, key, [
    shard([
      [0, 0, Number.NaN, Number.NaN],
      [0, 0, 0, 1],
      [0, 0, 1, 100],
    ]),
  ]);
  expect(end!.reach).toMatchObject({ lanes: 1, larger: 0 });
  expect(end!.reach!.q50).toBeCloseTo(-2, 14);
});
