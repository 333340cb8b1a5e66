import { parseExpression } from 'vega';
import { expect, test } from 'vitest';
import { everyFew, extent, NOTHING, POWER_OF_TEN } from './axes.ts';

test('the range of values is theirs, with a margin and nothing made up', () => {
  expect(extent([2, 12, Number.NaN, Infinity], 0.1)).toEqual([1, 13]);
  expect(extent([3])).toEqual([2.5, 3.5]);
  expect(extent([])).toBe(NOTHING);
});

test('labels of layers are few and round', () => {
  expect(everyFew(4)).toEqual([0, 1, 2, 3]);
  expect(everyFew(32)).toEqual([0, 10, 20, 30]);
});

test('the label of a power of ten is an expression that Vega parses', () => {
  expect(() => (parseExpression as (text: string) => unknown)(POWER_OF_TEN)).not.toThrow();
});
