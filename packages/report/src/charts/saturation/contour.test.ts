import { expect, test } from 'vitest';
import { contour } from './contour.ts';

const grid = (columns: number, rows: number, height: (x: number, y: number) => number): number[][] =>
  Array.from({ length: columns + 1 }, (_, x) => Array.from({ length: rows + 1 }, (_, y) => height(x, y)));

test('the contour of a cone is one closed line on the circle', () => {
  const lines = contour(
    grid(20, 20, (x, y) => Math.hypot(x - 10, y - 10)),
    6,
  );
  expect(lines).toHaveLength(1);
  const [line] = lines;
  expect(line![0]).toEqual(line!.at(-1));
  for (const [x, y] of line!) expect(Math.hypot(x - 10, y - 10)).toBeCloseTo(6, 1);
});

test('a slope is crossed by one open line, exactly where it is linear', () => {
  const lines = contour(
    grid(4, 3, (x) => x),
    1.25,
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]).toHaveLength(4);
  for (const [x] of lines[0]!) expect(x).toBeCloseTo(1.25, 12);
});

test('squares with a corner without a value are left out', () => {
  const heights = grid(2, 1, (x) => x);
  heights[0]![0] = Number.NaN;
  expect(contour(heights, 0.5)).toEqual([]);
  expect(contour(heights, 1.5)).toHaveLength(1);
});

test('a saddle is cut into two lines', () => {
  const lines = contour(
    [
      [1, 0],
      [0, 1],
    ],
    0.5,
  );
  expect(lines).toHaveLength(2);
});
