import { expect, test } from 'vitest';
import { numberText, powerOfTenText, subscript } from './number-text.ts';

test.each([
  [0, '0'],
  [-0, '0'],
  [0.25, '0.25'],
  [0.0028559, '0.0028559'],
  [8.504814955220591e-15, '8.5048e-15'],
  [-1.5196e-5, '-1.5196e-5'],
  [999999, '1000000'],
  [1e6, '1e6'],
  [1 / 3, '0.33333'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-∞'],
  [5e-324, '5e-324'],
])('%f prints as %s', (value, text) => {
  expect(numberText(value)).toBe(text);
});

test('a power of ten is its logarithm, an exact zero is 0', () => {
  expect(powerOfTenText(-2.5443)).toBe('10^-2.54');
  expect(powerOfTenText(null)).toBe('0');
  expect(powerOfTenText(Number.NEGATIVE_INFINITY)).toBe('0');
  expect(powerOfTenText(Number.NaN)).toBe('NaN');
});

test('indices are written below the line', () => {
  expect(subscript(120)).toBe('₁₂₀');
});
