import { expect, test } from 'vitest';
import { parseChainInput } from './chain-input.ts';

const chain = { activation: 'sigmoid', weights: [1, 2], examples: [{ x: 1, y: 0 }] };

test('a chain in form is taken as it is', () => {
  expect(parseChainInput(chain)).toEqual(chain);
  const full = { ...chain, activation: ['relu', '2 * z'], biases: [0, -1] };
  expect(parseChainInput(full)).toEqual(full);
});

test.each([
  [null, 'expected an object with'],
  [[], 'expected an object with'],
  [{ ...chain, weigths: [] }, 'for `weigths`, got `weigths`; did you mean `weights`?'],
  [{ ...chain, weights: [] }, 'expected a list of at least one number for `weights`'],
  [{ ...chain, weights: [1, '2'] }, 'expected a finite number for `weights[1]`, got `2`'],
  [{ ...chain, weights: undefined }, 'for `weights`, got nothing'],
  [{ ...chain, biases: 1 }, 'expected a list of numbers, one per layer for `biases`'],
  [
    { ...chain, activation: 1 },
    'expected a name or a formula, or a list with one per layer for `activation`',
  ],
  [{ ...chain, examples: [{ x: 1 }] }, 'expected a finite number for `examples[0].y`'],
  [{ ...chain, examples: [{ x: 1, y: 1, z: 1 }] }, 'for `examples[0].z`'],
])('%j is refused', (input, message) => {
  expect(() => parseChainInput(input)).toThrow(message);
});
