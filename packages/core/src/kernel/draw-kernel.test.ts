import { describe, expect, test } from 'vitest';
import { Draws } from '../random/draw.ts';
import { hasVectors } from './assembly/web-assembly.ts';
import { DrawKernel } from './draw-kernel.ts';

describe.skipIf(!hasVectors())('draws of a kernel have the bits of draws one by one', () => {
  test.each([
    ['any number of lanes', 3, [1, 2, 3, 4, 5, 6, 7, 2047, 2049]],
    ['pairs of lanes whose number has more than 32 bits', 2 ** 34 + 1, [6]],
    ['pairs of lanes on both sides of a multiple of 2³²', 2 ** 33 - 3, [11]],
  ])('%s', (_, first, counts) => {
    const kernel = new DrawKernel();
    kernel.seed(2 ** 40 + 9);
    const draws = new Draws(2 ** 40 + 9);
    for (const distribution of [
      { kind: 'normal', mean: 0.5, std: 3 },
      { kind: 'uniform', low: -1, high: 2 },
    ] as const) {
      for (const count of counts) {
        const found = new Float64Array(count);
        expect(kernel.draw(distribution, 'bias', 17, first, found)).toBe(true);
        const expected = found.map((_, lane) => draws.draw(distribution, 'bias', 17, first + lane));
        expect(found).toEqual(expected);
      }
    }
  });

  test('it says where a draw is not a balanced number', () => {
    const drawn = new Float64Array(8);
    expect(new DrawKernel().draw({ kind: 'normal', mean: 0, std: 1e-90 }, 'weight', 0, 0, drawn)).toBe(false);
    expect(new DrawKernel().draw({ kind: 'normal', mean: 0, std: 1e-50 }, 'weight', 0, 0, drawn)).toBe(true);
  });
});
