import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differentiate } from './differentiate.ts';
import { randomParameters, randomTree } from './fixtures/random-tree.ts';
import { findKinks } from './kinks.ts';
import { parseFormula } from './parse.ts';

const kinksOf = (text: string, parameters: Record<string, number> = {}) => {
  const tree = parseFormula(text, { parameters });
  return findKinks(tree, differentiate(tree), parameters);
};

test.each([
  ['z', []],
  ['z > 0 ? z : 0', [{ at: 0, left: 0, right: 1, value: 0 }]],
  ['z >= 0 ? z : 0', [{ at: 0, left: 0, right: 1, value: 1 }]],
  ['max(z, 0)', [{ at: 0, left: 0, right: 1, value: 0 }]],
  ['abs(z)', [{ at: 0, left: -1, right: 1, value: 0 }]],
  ['abs(2 * z - 3)', [{ at: 1.5, left: -2, right: 2, value: 0 }]],
  ['z * abs(z)', []],
  ['z / (1 + abs(z))', []],
  ['z > 0 ? z : expm1(z)', []],
  ['z > 0 ? z : 2 * expm1(z)', [{ at: 0, left: 2, right: 1, value: 2 }]],
  ['z > 1 ? z : 0', [{ at: 1, left: 0, right: 1, value: 0, jump: { left: 0, right: 1, value: 0 } }]],
  ['sign(z)', [{ at: 0, left: 0, right: 0, value: 0, jump: { left: -1, right: 1, value: 0 } }]],
  ['z == 2 ? 5 : z', [{ at: 2, left: 1, right: 1, value: 0, jump: { left: 2, right: 2, value: 5 } }]],
  [
    'min(max(z, 0), 6)',
    [
      { at: 0, left: 0, right: 1, value: 0 },
      { at: 6, left: 1, right: 0, value: 0 },
    ],
  ],
  ['z <= -1 ? 0 : z < 1 ? (z + 1) ** 2 / 4 : z', []],
  ['z > 0 && z < 2 ? 1 : z > 3 || z < -1 ? 1 : 1', []],
  ['z == 0 ? 1 : sin(z) / z', []],
  ['1 / z > 0 ? z : 0', [{ at: 0, left: 0, right: 1, value: 1 }]],
])('kinks of %s', (text, expected) => {
  expect(kinksOf(text)).toEqual(expected);
});

test('one-sided slopes are those of the branches, to the bit', () => {
  const [lambda, alpha] = [1.0507009873554805, 1.6732632423543772];
  expect(kinksOf('lambda * (z > 0 ? z : alpha * expm1(z))', { lambda, alpha })).toEqual([
    { at: 0, left: lambda * alpha, right: lambda, value: lambda * alpha },
  ]);
});

test('thresholds that are not linear in z are found', () => {
  const root = Math.SQRT2;
  expect(kinksOf('abs(z * z - 2)').map(({ at }) => at)).toEqual([-root, root]);
  expect(kinksOf('exp(z) > 2 ? z : 0').map(({ at }) => at)[0]).toBeCloseTo(Math.LN2, 15);
  expect(kinksOf('max(z ** 3, z)').map(({ at }) => at)).toEqual([-1, 0, 1]);
});

test('a threshold that is no number is passed over', () => {
  expect(kinksOf('0 * z > 1 ? z : 0')).toEqual([]);
  expect(kinksOf('z > 1e300 ? z : 0')).toEqual([]);
});

test('random formulas: ascending, finite points, never an error', () => {
  fc.assert(
    fc.property(randomTree, (tree) => {
      const at = findKinks(tree, differentiate(tree), randomParameters).map((kink) => kink.at);
      expect(at).toEqual([...at].sort((a, b) => a - b));
      expect(at.every(Number.isFinite)).toBe(true);
    }),
    { seed: 6, numRuns: 150 },
  );
});
