import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from './evaluate.ts';
import { randomParameters, randomTree } from './fixtures/random-tree.ts';
import { parseFormula } from './parse.ts';
import { printFormula } from './print.ts';
import { simplify } from './simplify.ts';

const parameters = ['alpha', 'beta'];
const simple = (text: string) => printFormula(simplify(parseFormula(text, { parameters })));

test.each([
  ['0 * z + 1 * z', 'z'],
  ['z + z', '2 * z'],
  ['2 * z / 4', 'z / 2'],
  ['z * z * z', 'z ** 3'],
  ['3 * z - 2 * z', 'z'],
  ['-(z - 1)', '1 - z'],
  ['-z + 1', '1 - z'],
  ['1 - (1 - z)', 'z'],
  ['z * alpha * 2', '2 * alpha * z'],
  ['z / (alpha / beta)', 'beta * z / alpha'],
  ['alpha * z / alpha', 'z'],
  ['1 + abs(z) - z * sign(z)', '1'],
  ['abs(z) * sign(z)', 'z'],
  ['abs(-2 * z)', 'abs(2 * z)'],
  ['abs(exp(z))', 'exp(z)'],
  ['sign(1 + abs(z))', '1'],
  ['sign(z) * sign(z)', 'sign(z) ** 2'],
  ['cos(-z) + sin(-z)', 'cos(z) - sin(z)'],
  ['1 - sigmoid(z)', 'sigmoid(-z)'],
  ['alpha - alpha * Phi(z)', 'alpha * Phi(-z)'],
  ['1 - tanh(z) ** 2', 'sech2(z)'],
  ['1 - sech2(z)', 'tanh(z) ** 2'],
  ['1 - erf(z)', 'erfc(z)'],
  ['1 - erfc(z)', 'erf(z)'],
  ['exp(z) - 1', 'expm1(z)'],
  ['expm1(z) + 1', 'exp(z)'],
  ['1 - cos(z)', '2 * sin(z / 2) ** 2'],
  ['sigmoid(z) * (1 - sigmoid(z))', 'sigmoid(z) * sigmoid(-z)'],
  ['exp(0) + cos(0) + sin(0)', '2'],
  ['sqrt(4) * sqrt(2)', '2 * sqrt(2)'],
  ['0.1 * z + 0.2 * z', '(0.1 + 0.2) * z'],
  ['z > 0 ? 1 + 1 : 2', '2'],
  ['z > 0 ? (z > 0 ? 1 : 2) : 3', 'z > 0 ? 1 : 3'],
  ['z * (z > 0 ? 1 : 0)', 'z > 0 ? z : 0'],
  ['-(z > 0 ? 1 : 0)', 'z > 0 ? -1 : 0'],
  ['sqrt(1 + z ** 2) * sqrt(1 + z ** 2)', '1 + z ** 2'],
  ['sqrt(z) * sqrt(z)', 'sqrt(z) ** 2'],
  ['z + z > 0 + z ? z + z : 0', 'z + z > 0 + z ? 2 * z : 0'],
])('%s becomes %s', (text, printed) => {
  expect(simple(text)).toBe(printed);
});

test('a random formula keeps its value wherever it has a tame one', () => {
  fc.assert(
    fc.property(randomTree, fc.double({ min: -20, max: 20, noNaN: true }), (tree, z) => {
      const [before, after] = [tree, simplify(tree)].map((t) => compile(t, randomParameters));
      const value = before!(z);
      // Ill-conditioned formulas move by more than a few roundings however they are written; some get better.
      const wobble = Math.max(
        ...[-1, 1].map((k) => Math.abs(before!(z + k * 2 ** -40 * Math.max(1, Math.abs(z))) - value)),
      );
      fc.pre(Number.isFinite(value) && wobble < 1e-9 * Math.abs(value) && Math.abs(value) > 1e-200);
      expect(Math.abs(after!(z) - value), printFormula(tree)).toBeLessThanOrEqual(
        1e-8 * Math.abs(value) + 1e-12,
      );
    }),
    { seed: 4, numRuns: 2000 },
  );
});
