import type { Kink } from '@chainrule/core';
import { expect, test } from 'vitest';
import { differentiate } from '../formula/differentiate.ts';
import { parseFormula } from '../formula/parse.ts';
import { boundSlope, monotony } from './index.ts';

function judge(formula: string, kinks: readonly Kink[] = []) {
  const value = parseFormula(formula, { parameters: [] });
  const slope = differentiate(value);
  const curvature = differentiate(slope);
  const bounds = boundSlope({ value, slope, curvature, parameters: {}, kinks });
  return monotony({ value, parameters: {}, kinks, bounds });
}

test.each([
  ['sigmoid(z)', 'increasing'],
  ['max(0, z)', 'increasing'],
  ['z - tanh(z)', 'increasing'],
  ['z / (1 + abs(z))', 'increasing'],
  ['softplus(-z)', 'decreasing'],
  ['3 - 0 * z', 'constant'],
  ['z * sigmoid(z)', 'none'],
  ['gauss(z)', 'none'],
  ['sin(z)', 'none'],
  ['log(z)', 'increasing'],
] as const)('%s: %s', (formula, expected) => {
  expect(judge(formula)).toBe(expected);
});

test('a jump down spoils a rise, a jump up does not', () => {
  const jump = (left: number, right: number): Kink => ({
    at: 1,
    left: 1,
    right: 1,
    value: 1,
    jump: { left, right, value: left },
  });
  expect(judge('z > 1 ? z + 1 : z', [jump(1, 2)])).toBe('increasing');
  expect(judge('z > 1 ? z - 1 : z', [jump(1, 0)])).toBe('none');
});

test('what is not proved is not said', () => {
  const value = parseFormula('z > 1 ? z : z', { parameters: [] });
  const observed = { lower: 1, upper: 1, at: 0, attained: true, certified: false };
  const bounds = { supremum: observed, infimum: observed, domain: [-1, 1] as const, points: 10 };
  expect(monotony({ value, parameters: {}, kinks: [], bounds })).toBeUndefined();
});
