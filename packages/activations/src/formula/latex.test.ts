import { expect, test } from 'vitest';
import { latexFormula } from './latex.ts';
import { parseFormula } from './parse.ts';

test.each([
  ['sigmoid(z)', '\\sigma\\left(z\\right)'],
  ['1 / (1 + exp(-z))', '\\frac{1}{1 + \\mathrm{e}^{-z}}'],
  ['lambda * z', '\\lambda\\,z'],
  ['slope * z', '\\mathrm{slope}\\,z'],
  ['2 * 3 * z', '2 \\cdot 3\\,z'],
  ['(1 + z) ** 2', '\\left(1 + z\\right)^{2}'],
  ['z - (1 - z)', 'z - \\left(1 - z\\right)'],
  ['-(z + 1)', '-\\left(z + 1\\right)'],
  ['1e-7 * z', '1 \\cdot 10^{-7}\\,z'],
  ['sqrt(abs(z))', '\\sqrt{\\left|z\\right|}'],
  ['max(z, 0)', '\\max\\left(z, 0\\right)'],
  ['z > 0 ? z : 0', '\\begin{cases} z & z > 0 \\\\ 0 & \\text{otherwise} \\end{cases}'],
  [
    'z <= -3 ? 0 : z < 3 && z != 1 ? 1 : z',
    '\\begin{cases} 0 & z \\le -3 \\\\ 1 & z < 3 \\land z \\ne 1 \\\\ z & \\text{otherwise} \\end{cases}',
  ],
])('%s is set as %s', (text, latex) => {
  expect(latexFormula(parseFormula(text, { parameters: ['lambda', 'slope'] }))).toBe(latex);
});
