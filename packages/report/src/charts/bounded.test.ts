import { expect, test } from 'vitest';
import { beyondText, bounded, type Ends } from './bounded.ts';

const alike: readonly Ends[] = Array.from({ length: 9 }, (_, i) => [-10 - i, 0.1 * i]);

test('a far-out activation does not stretch the axis, and is counted', () => {
  const axis = bounded([...alike, [-423, 0]], { least: 1, margin: 0 });
  expect(axis).toEqual({ frame: [-18, 0.8], beyond: 1, all: [-423, 0.8] });
  expect(beyondText(axis)).toBe('beyond the scale: 1 activation, down to 10⁻⁴²³');
});

test('what always belongs to an axis is within it, on either side of the others', () => {
  expect(bounded([...alike, [300, 300]], { least: 1, margin: 0, always: [5] })).toMatchObject({
    frame: [-18, 5],
    beyond: 1,
  });
});

test.each<[string, readonly Ends[]]>([
  ['nothing is far out', alike],
  [
    'there are four activations',
    [
      [0, 0],
      [0, 0],
      [0, 0],
      [-423, 0],
    ],
  ],
  ['the axis would not be half as long', [...alike, [-30, 0]]],
  ['an activation has nothing there', [...alike, [Number.NaN, Number.NaN]]],
])('where %s the axis holds everything', (_, ends) => {
  const { frame, beyond, all } = bounded(ends, { least: 1, margin: 0 });
  expect(frame).toEqual(all);
  expect(beyond).toBe(0);
});

test('all activations at one place, or none, have an axis nevertheless', () => {
  expect(
    bounded(
      [
        [2, 2],
        [2, 2],
      ],
      { least: 1 },
    ).frame,
  ).toEqual([1.5, 2.5]);
  expect(bounded([[Number.NaN, Number.NaN]], { least: 1 })).toMatchObject({ frame: [0, 1], beyond: 0 });
});
