import { expect, test } from 'vitest';
import { enclosed, grouped, listed, magnitude, percent, ratio, significant, superscript } from './numbers.ts';

test('exponents are raised digit by digit', () => {
  expect(superscript(-18)).toBe('⁻¹⁸');
  expect(superscript(2070)).toBe('²⁰⁷⁰');
});

test('thousands are grouped by commas', () => {
  expect([grouped(7), grouped(4096), grouped(1234567)]).toEqual(['7', '4,096', '1,234,567']);
});

test('significant digits leave no trailing zero and name what is not finite', () => {
  expect(significant(0.25)).toBe('0.25');
  expect(significant(-1.09984, 4)).toBe('−1.1');
  expect(significant(3.2e-18, 2)).toBe('3.2 × 10⁻¹⁸');
  expect([significant(Number.NaN), significant(-Infinity), significant(0)]).toEqual([
    'not a number',
    '−∞',
    '0',
  ]);
});

test('ratios and magnitudes are powers of ten where digits would not help', () => {
  expect([ratio(0.5), ratio(3.11), ratio(18.2)]).toEqual(['3.2', '1,300', '10¹⁸']);
  expect(['0.01', '2.5 × 10⁻¹⁸', '2.5 × 10⁻⁴⁰⁰', 'none']).toEqual(
    [-2, -17.6, -399.6, Number.NaN].map(magnitude),
  );
});

test('a share never rounds to 0 or 100 per cent', () => {
  expect([0, 1e-5, 0.034, 0.5, 0.9999, 1].map(percent)).toEqual([
    'none',
    'under 0.1 %',
    '3.4 %',
    '50 %',
    'over 99.9 %',
    'all',
  ]);
});

test('an interval is printed by the shortest number inside it', () => {
  expect(enclosed(0.25 - 1e-13, 0.25 + 1e-13)).toBe('0.25');
  expect(enclosed(1.0998393, 1.0998394)).toBe('1.09984');
  expect(enclosed(1, Infinity)).toBe('∞');
});

test('lists read as sentences do', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
  expect(listed(['a', 'b', 'c', 'd', 'e', 'f'], 3)).toBe('a, b and 4 more');
});
