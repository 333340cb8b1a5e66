import { expect, test } from 'vitest';
import { decadeScale } from './scale.ts';

test('the axis holds 10⁰ and every finite logarithm, and cuts the others off at its edges', () => {
  const { place, ticks } = decadeScale([-3.2, Number.NEGATIVE_INFINITY, Number.NaN], 0, 100);
  expect(ticks).toEqual([-3, -2, -1, 0]);
  expect(place(0)).toBeLessThan(place(-3.2));
  expect(place(0)).toBe(0);
  expect(place(Number.NEGATIVE_INFINITY)).toBe(100);
  expect(place(Number.POSITIVE_INFINITY)).toBe(0);
});

test.each([
  [[], [0, 1]],
  [[-0.01], [-1, 0]],
  [[Number.NEGATIVE_INFINITY], [-1, 0]],
  [
    [-700, 20],
    [-600, -400, -200, 0],
  ],
])('the powers shown for %j are %j', (logarithms, ticks) => {
  expect(decadeScale(logarithms, 0, 100).ticks).toEqual(ticks);
});
