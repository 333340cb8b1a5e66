import type { Kink } from '@chainrule/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centralDifference } from '../conformance/difference.ts';
import { differentiate } from './differentiate.ts';
import { compile } from './evaluate.ts';
import { randomParameters, randomTree } from './fixtures/random-tree.ts';
import { findKinks } from './kinks.ts';
import { parseFormula } from './parse.ts';
import { printFormula } from './print.ts';
import type { Tree } from './tree.ts';

const parameters = ['alpha', 'beta', 'lambda', 'b'];
const derivative = (text: string) => differentiate(parseFormula(text, { parameters }));

test.each([
  ['5', '0'],
  ['alpha', '0'],
  ['z', '1'],
  ['-z', '-1'],
  ['z ** 3', '3 * z ** 2'],
  ['1 / z', '-1 / z ** 2'],
  ['exp(z)', 'exp(z)'],
  ['expm1(z)', 'exp(z)'],
  ['log(z)', '1 / z'],
  ['log1p(z)', '1 / (1 + z)'],
  ['sqrt(z)', '1 / (2 * sqrt(z))'],
  ['abs(z)', 'sign(z)'],
  ['sign(z)', '0'],
  ['sin(z)', 'cos(z)'],
  ['cos(z)', '-sin(z)'],
  ['atan(z)', '1 / (1 + z ** 2)'],
  ['tanh(z)', 'sech2(z)'],
  ['sech2(z)', '-2 * tanh(z) * sech2(z)'],
  ['sigmoid(z)', 'sigmoid(z) * sigmoid(-z)'],
  ['softplus(z)', 'sigmoid(z)'],
  ['erf(z)', '2 * gauss(z) / sqrt(pi)'],
  ['erfc(z)', '-2 * gauss(z) / sqrt(pi)'],
  ['Phi(z)', 'phi(z)'],
  ['phi(z)', '-z * phi(z)'],
  ['gauss(z)', '-2 * z * gauss(z)'],
  ['min(z, 1)', 'z < 1 ? 1 : 0'],
  ['max(z, 0)', 'z > 0 ? 1 : 0'],
  ['max(0, z)', '0 >= z ? 0 : 1'],
  ['z > 0 ? z : alpha * expm1(z)', 'z > 0 ? 1 : alpha * exp(z)'],
  ['lambda * (z > 0 ? z : alpha * expm1(z))', 'z > 0 ? lambda : lambda * alpha * exp(z)'],
  ['z > 0 ? z : alpha * expm1(z / alpha)', 'z > 0 ? 1 : exp(z / alpha)'],
  ['softplus(beta * z) / beta', 'sigmoid(beta * z)'],
  ['-softplus(-z)', 'sigmoid(-z)'],
  ['z * sigmoid(z)', 'sigmoid(z) * (1 + z * sigmoid(-z))'],
  ['z * Phi(z)', 'Phi(z) + z * phi(z)'],
  ['z * tanh(softplus(z))', 'tanh(softplus(z)) + z * sech2(softplus(z)) * sigmoid(z)'],
  ['z / (1 + abs(z))', '1 / (1 + abs(z)) ** 2'],
  ['z / sqrt(1 + z * z)', '1 / ((1 + z ** 2) * sqrt(1 + z ** 2))'],
  ['z * z * z / (1 + z * z)', 'z ** 2 * (3 + z ** 2) / (1 + z ** 2) ** 2'],
  ['z - tanh(z)', 'tanh(z) ** 2'],
  ['sqrt(0.1 * (z - z))', '0'],
  ['sqrt(z) ** 3', '3 * sqrt(z) / 2'],
  ['z * abs(z)', '2 * abs(z)'],
  ['z * max(z, 0)', 'max(z, 0) + (z > 0 ? z : 0)'],
  ['z <= -1 ? 0 : z < 1 ? (z + 1) ** 2 / 4 : z', 'z <= -1 ? 0 : z < 1 ? (z + 1) / 2 : 1'],
])('(%s)′ is %s', (text, printed) => {
  expect(printFormula(derivative(text))).toBe(printed);
});

test.each([
  ['1 / (1 + exp(-z))', 'sigmoid(z) * sigmoid(-z)'],
  ['exp(z) / (1 + exp(z))', 'sigmoid(z) * sigmoid(-z)'],
  ['exp(z) / (exp(z) + 1)', 'sigmoid(z) * sigmoid(-z)'],
  ['log(1 + exp(z))', 'sigmoid(z)'],
  ['log1p(exp(z))', 'sigmoid(z)'],
  ['(exp(z) - exp(-z)) / (exp(z) + exp(-z))', 'sech2(z)'],
  ['exp(-z * z)', '-2 * z * gauss(z)'],
  ['1 / exp(z)', '-exp(-z)'],
  ['exp(-(z ** 2))', '-2 * z * gauss(z)'],
  ['z / (1 + exp(-1.702 * z))', 'sigmoid(1.702 * z) * (1 + 1.702 * z * sigmoid(-1.702 * z))'],
])('(%s)′ is %s, which neither overflows nor cancels', (text, printed) => {
  expect(printFormula(derivative(text))).toBe(printed);
});

test.each([
  ['z ** 3', '6 * z'],
  ['tanh(z)', '-2 * tanh(z) * sech2(z)'],
  ['sigmoid(z)', 'sigmoid(z) * sigmoid(-z) * (sigmoid(-z) - sigmoid(z))'],
  ['z * Phi(z)', 'phi(z) * (2 - z ** 2)'],
  ['z > 0 ? z : expm1(z)', 'z > 0 ? 0 : exp(z)'],
  ['1 / (1 + abs(z))', '2 * sign(z) ** 2 / (1 + abs(z)) ** 3'],
])('(%s)″ is %s', (text, printed) => {
  expect(printFormula(differentiate(derivative(text)))).toBe(printed);
});

test('a derivative that would fill the memory is refused', () => {
  const product = Array.from({ length: 480 }, (_, i) => `sin(${i} + z)`).join(' * ');
  expect(() => derivative(product)).toThrow('at most 200000 operations');
});

const points = [-7.3, -2.9, -1.1, -0.4, 0.3, 0.8, 1.7, 3.1, 9.6];

/** Where the function is smooth and tame around z, and its difference quotient is good. */
function smoothAt(
  tree: Tree,
  slope: Tree,
  kinks: readonly Kink[],
  z: number,
): { got: number; expected: number; error: number } | undefined {
  const f = compile(tree, randomParameters);
  const got = compile(slope, randomParameters)(z);
  const reach = Math.min(0.25, ...kinks.map(({ at }) => Math.abs(at - z) * 0.9));
  const { slope: expected, error } = centralDifference(f, z, reach);
  const size = Math.max(Math.abs(f(z)), Math.abs(f(z + reach / 8)), Math.abs(f(z - reach / 8)));
  const usable = reach > 1e-3 && error < 1e-7 * Math.abs(expected) && size < 1e9 && size > 1e-9;
  return usable && Number.isFinite(got) ? { got, expected, error } : undefined;
}

test('the derivative of a random formula agrees with its differences, and so does the second', () => {
  let compared = 0;
  fc.assert(
    fc.property(randomTree, (tree) => {
      const first = differentiate(tree);
      const second = differentiate(first);
      for (const [f, slope] of [
        [tree, first],
        [first, second],
      ] as const) {
        const kinks = findKinks(f, slope, randomParameters);
        for (const z of points) {
          const found = smoothAt(f, slope, kinks, z);
          if (found === undefined) continue;
          compared++;
          const { got, expected, error } = found;
          expect(
            Math.abs(got - expected),
            `${printFormula(f)} at ${z}: ${got} for ${expected}`,
          ).toBeLessThanOrEqual(1e-5 * Math.abs(expected) + 20 * error);
        }
      }
    }),
    { seed: 3, numRuns: 100 },
  );
  expect(compared).toBeGreaterThan(500);
}, 30_000);
