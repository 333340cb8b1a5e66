import { expect, test } from 'vitest';
import { parseFormula } from './parse.ts';
import { roundingError } from './rounding-error.ts';

const errorAt = (text: string, z: number) => roundingError(parseFormula(text), {})(z);

test.each([
  ['z', 7, 0, 0],
  ['-z', 7, 0, 0],
  ['abs(z)', -7, 0, 0],
  ['max(z, 0)', 7, 0, 0],
  ['z > 0 ? 3 : exp(z)', 7, 0, 0],
  ['z > 0 && z < 1 || z > 3 ? 3 : exp(z)', 7, 0, 0],
  ['tanh(z)', 2, 1e-16, 1e-15],
  ['1 - tanh(z)', 30, 1e-16, 1e-15],
  ['z - tanh(z)', 1e-8, 1e-25, 1e-23],
  ['(1 + z) - 1', 1e-20, 1e-16, 1e-15],
  ['exp(1.5 * z * z)', 20, 1e247, 1e248],
  ['z ** 3', 2, 1e-16, 1e-14],
  ['1 / (z * z - 1.21)', 1.1000001, 1e-3, 1],
])('%s at %d is off by %d to %d', (text, z, least, most) => {
  expect(errorAt(text, z)).toBeGreaterThanOrEqual(least);
  expect(errorAt(text, z)).toBeLessThanOrEqual(most);
});
