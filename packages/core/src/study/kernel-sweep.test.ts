import { describe, expect, test } from 'vitest';
import type { Activation } from '../activation.ts';
import * as scalar from '../elementary/index.ts';
import { activation, bend } from '../fixtures/activations.ts';
import { hasVectors } from '../kernel/assembly/web-assembly.ts';
import * as vector from '../kernel/vector/elementary/index.ts';
import type { Term } from '../kernel/vector/term.ts';
import type { VectorSlope } from '../kernel/vector/vector-activation.ts';
import { runStudy } from './collect.ts';
import { parseStudy } from './parse-study.ts';
import { runShard } from './run-shard.ts';
import { planStudy } from './shard.ts';
import { createStudy } from './study.ts';

const fast = (
  name: string,
  value: (z: number) => number,
  slope: (z: number) => number,
  vectors: (z: Term) => VectorSlope,
) => activation(name, value, slope, { vectors });

const { sigmoid, tanh, sech2, Phi, phi, exp, sin, cos } = scalar;

/** One for each way a chain may go: saturating, dying, decaying, exploding, leaving the vectors' domain. */
const activations: readonly Activation[] = [
  fast(
    'squash',
    sigmoid,
    (z) => sigmoid(z) * sigmoid(-z),
    (z) => ({
      value: vector.sigmoid(z),
      derivative: vector.sigmoid(z).times(vector.sigmoid(z.neg())),
    }),
  ),
  fast('tanh', tanh, sech2, (z) => ({ value: vector.tanh(z), derivative: vector.sech2(z) })),
  fast(
    'gate',
    (z) => z * Phi(z),
    (z) => Phi(z) + z * phi(z),
    (z) => ({
      value: z.times(vector.Phi(z)),
      derivative: vector.Phi(z).plus(z.times(vector.phi(z))),
    }),
  ),
  fast(
    'hinge',
    (z) => (z > 0 ? z : Number.isNaN(z) ? z : 0),
    (z) => (z > 0 ? 1 : Number.isNaN(z) ? z : 0),
    (z) => ({
      value: z.gt(0).pick(z, z.eq(z).pick(0, z)),
      derivative: z.gt(0).pick(1, z.eq(z).pick(0, z)),
    }),
  ),
  fast(
    'square',
    (z) => z * z,
    (z) => 2 * z,
    (z) => ({ value: z.times(z), derivative: z.times(2) }),
  ),
  fast(
    'shrink',
    (z) => z - tanh(z),
    (z) => tanh(z) * tanh(z),
    (z) => ({
      value: z.minus(vector.tanh(z)),
      derivative: vector.tanh(z).times(vector.tanh(z)),
    }),
  ),
  fast('grow', exp, exp, (z) => ({ value: vector.exp(z), derivative: vector.exp(z) })),
  // Code, called lane by lane.
  bend,
  activation(
    'leak',
    (z) => Math.max(z, z / 4),
    (z) => (z > 0 ? 1 : 0.25),
  ),
  fast('wave', sin, cos, (z) => ({
    value: vector.sin(z),
    derivative: vector.cos(z),
    beyond: z.abs().gt(2 ** 20),
  })),
];

describe.skipIf(!hasVectors())('the kernel gives the bits of the scalar path', () => {
  test.each([
    ['chains of moderate numbers', { depths: '1..3,20', weights: ['normal:1', 'constant:1'], chains: 300 }],
    ['an odd number of lanes', { depths: [4], weights: ['normal:2'], chains: 33 }],
    [
      'chains that leave float64',
      { depths: [1, 300], layers: 'ends', weights: ['normal:0.5', 'normal:6'], chains: 24 },
    ],
    [
      'gradients beyond 2^±4096',
      { depths: [1, 900], layers: 'ends', weights: ['normal:0.01', 'normal:100'], chains: 6 },
    ],
    ['biases', { depths: [2, 9], weights: ['normal:3'], biases: 'normal:1', chains: 200 }],
    [
      'weights beyond the balanced ones',
      { depths: [3], weights: ['constant:1e-100', 'constant:1e90'], chains: 10 },
    ],
    ['weights that saturate', { depths: [5, 12], weights: ['normal:300'], chains: 64 }],
    [
      'training',
      {
        depths: [3],
        weights: ['normal:1', 'normal:3'],
        biases: 'normal:0.5',
        chains: 9,
        training: { steps: 70, learningRate: 0.3 },
      },
    ],
    [
      'several examples',
      {
        depths: '1..4,9',
        layers: [0, 2],
        weights: ['normal:1', 'constant:0'],
        data: { examples: 3 },
        chains: 301,
      },
    ],
    [
      'several examples in chains that leave float64',
      {
        depths: [150],
        weights: ['normal:0.5', 'normal:6'],
        layers: 'ends',
        data: { examples: 2 },
        chains: 6,
      },
    ],
    [
      'several examples, a block that is declined after some depths and one after it',
      {
        depths: '70..90',
        weights: ['normal:1'],
        layers: [0],
        data: { examples: 2 },
        chains: 260,
      },
    ],
    [
      'training on several examples',
      {
        depths: [4],
        weights: ['normal:1'],
        data: { examples: 5 },
        chains: 6,
        training: { steps: 30, learningRate: 0.05 },
      },
    ],
    ['another loss', { depths: [1, 6], weights: ['normal:1'], loss: 'absolute-error', chains: 64 }],
  ])('%s', (_, input) => {
    const spec = parseStudy({ activations: activations.map(({ name }) => name), ...input });
    const provenance = { version: '0.0.0', hash: 'test' };
    const found = runStudy(createStudy(spec, activations), provenance);
    const expected = runStudy({ ...createStudy(spec, activations), path: 'scalar' }, provenance);
    expect(found.rows).toEqual(expected.rows);
    expect(found.factors).toEqual(expected.factors);
    expect(found.training).toEqual(expected.training);
  });
});

test.skipIf(!hasVectors())('blocks that the kernel declines in part leave nothing behind', () => {
  const wave = activations.at(-1)!;
  const spec = parseStudy({
    activations: ['wave'],
    depths: [1, 2],
    weights: ['normal:250000'],
    chains: 20_001,
  });
  const provenance = { version: '0.0.0', hash: 'test' };
  expect(runStudy(createStudy(spec, [wave]), provenance)).toEqual(
    runStudy({ ...createStudy(spec, [wave]), path: 'scalar' }, provenance),
  );
});

test.skipIf(!hasVectors())('a shard’s numbers do not depend on the shards that ran before it', () => {
  const spec = parseStudy({
    activations: ['gate'],
    depths: [48],
    layers: 'ends',
    weights: ['normal:1', 'normal:2'],
    chains: 416,
  });
  const shards = (order: (count: number) => readonly number[]) => {
    const study = createStudy(spec, [{ ...activations[2]! }]);
    const plan = planStudy(study);
    const found = new Map(order(plan.length).map((index) => [index, runShard(study, plan[index]!)]));
    return plan.map(({ index }) => found.get(index));
  };
  const forward = shards((count) => Array.from({ length: count }, (_, index) => index));
  expect(shards((count) => Array.from({ length: count }, (_, index) => count - 1 - index))).toEqual(forward);
  // Once more: each kernel has by now seen a block of every length.
  expect(shards((count) => [...Array(count).keys(), ...Array(count).keys()])).toEqual(forward);
});
