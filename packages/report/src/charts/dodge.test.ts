import { expect, test } from 'vitest';
import { dodge } from './dodge.ts';

test('labels that do not touch stay where they are', () => {
  expect(dodge([3, 1, 9], 1, 0, 10)).toEqual([3, 1, 9]);
});

test('labels at one place are spread about it in their order', () => {
  expect(dodge([5, 5, 5], 1, 0, 10)).toEqual([4, 5, 6]);
});

test('labels at the edge stay inside', () => {
  expect(dodge([10, 10], 2, 0, 10)).toEqual([8, 10]);
  expect(dodge([0, 0.5], 2, 0, 10)).toEqual([0, 2]);
});

test('a block that meets another is joined with it', () => {
  const places = dodge([1, 1, 2.2, 2.2], 1, -10, 10);
  const sorted = places.toSorted((a, b) => a - b);
  for (let i = 1; i < sorted.length; i++)
    expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(1 - 1e-12);
});
