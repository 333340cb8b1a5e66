import { expect, test } from 'vitest';
import { zoo } from '../../fixtures/zoo.ts';
import { viewResult } from '../../result-view.ts';
import { marginData, outline, spreadEnds } from './data.ts';
import { spreadsOf } from './spread.ts';

const view = viewResult(zoo.usual!());
const [first] = spreadsOf(view, [32]);
const withCounts = (counts: readonly number[]) => ({
  ...first!,
  row: { ...first!.row, counts: { ...first!.row.counts, firstOctave: -8, octaves: 0.5, counts } },
});

test('an outline has the heights of the bins, the highest 1, and ends at none', () => {
  const steps = outline(withCounts([0, 1, 4, 2, 0]), 64);
  expect(steps.map(({ height }) => height)).toEqual([0.25, 1, 0.5, 0]);
  const octave = Math.log10(2);
  [-7.5, -7, -6.5, -6].forEach((at, i) => {
    expect(steps[i]!.x).toBeCloseTo(at * octave, 3);
  });
  expect(spreadEnds(withCounts([0, 1, 4, 2, 0]).row)).toEqual([-7.5 * octave, -6 * octave]);
});

test('bins are joined two by two until they are few enough', () => {
  const steps = outline(withCounts([1, 1, 2, 2, 4, 4, 8]), 2);
  expect(steps.map(({ height }) => height)).toEqual([0.375, 1, 0]);
});

test('a row without any chain keeps its place', () => {
  expect(outline(withCounts([]), 64).map(({ x, height }) => [x, height])).toEqual([[0, 0]]);
  expect(spreadEnds(withCounts([]).row)).toEqual([]);
});

test('each margin below a format counts those below the smaller ones', () => {
  for (const placed of spreadsOf(view, view.depths)) {
    const left = marginData(placed).filter(({ side }) => side === 'left');
    const shares = left.map(({ share }) => Number(Number(share).toFixed(3)));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  }
});
