import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomParameters, randomTree } from './fixtures/random-tree.ts';
import { parseFormula } from './parse.ts';
import { printFormula } from './print.ts';

const parameters = ['alpha', 'beta'];

test.each([
  'z > 0 ? z : alpha * expm1(z)',
  'z * sigmoid(2 * sqrt(2 / pi) * (z + 0.044715 * z ** 3))',
  '-(z ** 2)',
  '(-z) ** 2',
  '(-2) ** 2',
  '(z ** 2) ** 3',
  'z ** -2',
  '-(z * 2)',
  '-z * 2',
  '-(-z)',
  '1 - -2',
  '1 - (2 - z)',
  '1 - 2 - z',
  '1 / (z / 2)',
  '1 / z / 2',
  '1e-7 * z + 1e+21',
  '(z > 0 ? 1 : 2) + 1',
  'z > 0 ? 1 : z < -1 ? 2 : 3',
  'z > 0 ? z < 1 ? 1 : 2 : 3',
  'z > 0 && z < 1 || z == 5 ? 1 : 0',
  'z > 0 && (z < 1 || z == 5) ? 1 : 0',
  '(z > 0 ? 1 : 2) > z ? 1 : 0',
  'max(min(z, 6), 0)',
])('%s is printed as it is written', (text) => {
  expect(printFormula(parseFormula(text, { parameters }))).toBe(text);
});

test.each([
  ['((z))', 'z'],
  ['(z*2)+1', 'z * 2 + 1'],
  ['max(1,z,2)', 'max(max(1, z), 2)'],
  ['+z', 'z'],
  ['1.50', '1.5'],
])('%s is printed as %s', (text, printed) => {
  expect(printFormula(parseFormula(text, { parameters }))).toBe(printed);
});

test('what is printed parses to the same tree', () => {
  fc.assert(
    fc.property(randomTree, (tree) => {
      const text = printFormula(tree);
      fc.pre(text.length <= 10_000);
      expect(parseFormula(text, { parameters: randomParameters })).toEqual(tree);
    }),
    { seed: 1, numRuns: 2000 },
  );
});
