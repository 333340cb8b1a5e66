import { describe, expect, test } from 'vitest';
import { backprop } from '../chain/backprop.ts';
import { createChain } from '../chain/chain.ts';
import { sech2, tanh } from '../elementary/index.ts';
import { activation } from '../fixtures/activations.ts';
import { Draws } from '../random/draw.ts';
import { hasVectors } from './assembly/web-assembly.ts';
import { GradientKernel } from './gradient-kernel.ts';
import * as vector from './vector/elementary/index.ts';

const bend = activation('bend', tanh, sech2, {
  vectors: (z) => ({ value: vector.tanh(z), derivative: vector.sech2(z) }),
});

describe.skipIf(!hasVectors())('gradients of many chains at once', () => {
  test.each([
    [1, 1],
    [3, 2],
    [7, 33],
    [40, 1030],
    [600, 170],
  ])('depth %i, %i chains: those of backpropagation, chain by chain', (depth, lanes) => {
    const kernel = GradientKernel.for(bend, { depth, lanes })!;
    const draws = new Draws(11);
    const normal = { kind: 'normal', mean: 0, std: 2 } as const;
    for (let lane = 0; lane < lanes; lane += 1) {
      for (let layer = 0; layer < depth; layer += 1)
        kernel.weights(layer)[lane] = draws.draw(normal, 'weight', layer, lane);
      kernel.inputs[lane] = draws.draw(normal, 'input', 0, lane);
      kernel.targets[lane] = draws.draw(normal, 'target', 0, lane);
    }
    kernel.run();
    for (const lane of [0, lanes >> 1, lanes - 1]) {
      const weights = Array.from({ length: depth }, (_, layer) => kernel.weights(layer)[lane]!);
      const chain = createChain({ activation: bend, weights });
      const example = { x: kernel.inputs[lane]!, y: kernel.targets[lane]! };
      backprop(chain, [example]).gradients.forEach(({ layer, weight }) => {
        expect(kernel.gradients(layer)[lane]).toBe(weight.value);
      });
    }
  });

  test('an activation without vectors has no kernel', () => {
    expect(GradientKernel.for(activation('opaque', tanh, sech2), { depth: 2, lanes: 2 })).toBeUndefined();
  });
});
