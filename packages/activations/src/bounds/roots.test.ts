import { expect, test } from 'vitest';
import { parseFormula } from '../formula/parse.ts';
import { findRoots } from './roots.ts';

const roots = (formula: string) => findRoots(parseFormula(formula, { parameters: [] }), {});

test.each([
  ['z', [0]],
  ['3 * z - 1', [1 / 3]],
  ['z * z - 2', [-Math.SQRT2, Math.SQRT2]],
  ['z ** 3 - z', [-1, 0, 1]],
  ['abs(z) - 0.3', [-0.3, 0.3]],
  ['exp(z) - 3', [Math.log(3)]],
  ['log(z)', [1]],
  ['(z - 1) ** 2', [1]],
  ['z - tanh(z)', [0]],
  ['z - 1e-310', [1e-310]],
  ['z - 1e15', [1e15]],
  ['sigmoid(z) - 0.75', [Math.log(3)]],
] as const)('the roots of %s', (formula, expected) => {
  const found = roots(formula);
  expect(found).toHaveLength(expected.length);
  found.forEach((root, i) => {
    expect(Math.abs(root - expected[i]!)).toBeLessThanOrEqual(4e-16 * Math.abs(expected[i]!));
  });
});

test.each(['exp(z)', 'z * z + 1', '1 / z', 'gauss(z)', 'sigmoid(z)', '5'])('%s has no root', (formula) => {
  expect(roots(formula)).toEqual([]);
});

test('a formula that is 0 on an interval has its ends as roots', () => {
  expect(roots('max(min(z - 1, 0), z - 3)')).toEqual([1, 3]);
  expect(roots('max(z, 0)')).toEqual([-(2 ** 64), 0]);
  expect(roots('0 * z')).toEqual([-(2 ** 64), 2 ** 64]);
});

test('a formula with countless roots ends', () => {
  expect(roots('sin(z)').length).toBeGreaterThan(10);
});
