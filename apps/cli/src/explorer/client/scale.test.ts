import { expect, test } from 'vitest';
import { decadeScale } from './scale.ts';

test('the axis holds 10⁰ and every finite logarithm, and cuts the others off at its edges', () => {
  const { place, ticks } = decadeScale([-3.2, Number.NEGATIVE_INFINITY, Number.NaN], 0, 100);
  expect(ticks.map(({ text }) => text)).toEqual(['10⁻³', '10⁻²', '10⁻¹', '1']);
  expect(place(0)).toBeLessThan(place(-3.2));
  expect(place(0)).toBe(0);
  expect(place(Number.NEGATIVE_INFINITY)).toBe(100);
  expect(place(Number.POSITIVE_INFINITY)).toBe(0);
});

test.each([
  [[], ['1', '2', '5', '10']],
  [[-0.01], ['0.1', '0.2', '0.5', '1']],
  [[Number.NEGATIVE_INFINITY], ['0.1', '0.2', '0.5', '1']],
  [
    [-700, 20],
    ['10⁻⁶⁰⁰', '10⁻⁴⁰⁰', '10⁻²⁰⁰', '1'],
  ],
])('the lines for %j are %j', (logarithms, texts) => {
  expect(decadeScale(logarithms, 0, 100).ticks.map(({ text }) => text)).toEqual(texts);
});
