import { expect, test } from 'vitest';
import { classEndsAboutZero } from './colour-classes.ts';

test('classes about zero end at round factors and their reciprocals', () => {
  expect(classEndsAboutZero(0.8).map((end) => Number((10 ** end).toPrecision(3)))).toEqual([
    0.2, 0.4, 0.6, 0.8, 1.25, 1.67, 2.5, 5,
  ]);
});

test.each([0.3, 0.5, 1, 2, 3.7, 5, 20, 520])('of a reach of %d, all classes have a width', (reach) => {
  const ends = classEndsAboutZero(reach);
  expect(ends).toEqual([...new Set(ends)].toSorted((a, b) => a - b));
  expect(ends).toHaveLength(8);
  expect(ends.at(-1)).toBeLessThan(reach);
});
