import { expect, test } from 'vitest';
import { extremumText, whereText } from './extremum-text.ts';

const extremum = { lower: 0.25, upper: 0.25, at: 0, attained: true, certified: true };

test('a narrow enclosure is one number, a wide one an interval', () => {
  expect(extremumText(extremum)).toBe('0.25');
  expect(extremumText({ ...extremum, lower: 1.0998393201288, upper: 1.0998393201289 })).toBe('1.09983932013');
  expect(extremumText({ ...extremum, lower: 0, upper: 1.5e-323 })).toBe('0');
  expect(extremumText({ ...extremum, lower: 1, upper: 2 })).toBe('[1, 2]');
  expect(extremumText({ ...extremum, lower: 1e300, upper: Number.POSITIVE_INFINITY })).toBe('[1e300, ∞]');
});

test('where it is attained or approached is said in words', () => {
  expect(whereText(extremum)).toBe('at 0');
  expect(whereText({ ...extremum, at: Number.NEGATIVE_INFINITY, attained: false })).toBe('as z → -∞');
  expect(whereText({ ...extremum, at: 3, attained: false, side: 'left' })).toBe('as z → 3 from below');
});
