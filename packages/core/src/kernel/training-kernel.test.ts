import { describe, expect, test } from 'vitest';
import { createChain } from '../chain/chain.ts';
import { descend } from '../chain/descent.ts';
import { sech2, tanh } from '../elementary/index.ts';
import { activation } from '../fixtures/activations.ts';
import { hasVectors } from './assembly/web-assembly.ts';
import { TrainingKernel } from './training-kernel.ts';
import * as vector from './vector/elementary/index.ts';

const vectors = (z: Parameters<typeof vector.tanh>[0]) => ({
  value: vector.tanh(z),
  derivative: vector.sech2(z),
});
const bend = activation('bend', tanh, sech2, { vectors });
const [depth, lanes, learningRate] = [3, 6, 0.125];
const weight = (layer: number, lane: number) => 1 + layer / 4 - lane / 8;
const examples = [0, 1, 2, 3, 4].map((index) => ({
  x: Float64Array.from({ length: lanes }, (_, lane) => index - 2 + lane / 16),
  y: Float64Array.from({ length: lanes }, (_, lane) => (index * lane) / 16),
}));

describe.skipIf(!hasVectors())('training many chains at once', () => {
  test.each([
    ['all examples at hand', 2 ** 20],
    ['two examples at a time', 2 * 16 * lanes],
  ])('%s: the steps of descend, chain by chain', (_, bytes) => {
    const kernel = new TrainingKernel(vectors, 'squared-error', { depth, lanes, examples: 5, bytes });
    kernel.start(lanes, learningRate);
    for (let layer = 0; layer < depth; layer += 1)
      kernel.row('weights', layer).forEach((__, lane, row) => {
        row[lane] = weight(layer, lane);
      });
    kernel.take(examples);
    const steps = Array.from({ length: 4 }, () => {
      kernel.gradients();
      const costs = [...kernel.costs];
      kernel.update();
      return costs;
    });
    for (let lane = 0; lane < lanes; lane += 1) {
      const chain = createChain({
        activation: bend,
        weights: Array.from({ length: depth }, (__, layer) => weight(layer, lane)),
      });
      const own = examples.map(({ x, y }) => ({ x: x[lane]!, y: y[lane]! }));
      const costs = [...descend(chain, own, { learningRate, steps: 3 })].map(({ cost }) => cost);
      expect(steps.map((step) => step[lane])).toEqual(costs);
      expect(kernel.isMarked(lane)).toBe(false);
    }
  });
});
