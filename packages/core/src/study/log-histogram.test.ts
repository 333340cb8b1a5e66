import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaled } from '../magnitude/scaled.ts';
import { LogHistogram } from './log-histogram.ts';

const histogramOf = (values: readonly number[]) => {
  const histogram = new LogHistogram();
  for (const x of values) histogram.add(scaled(x).significand, scaled(x).exponent);
  return histogram;
};

/** The exact quantile of log₁₀|x|, linear between order statistics. */
function exactQuantile(values: readonly number[], q: number): number {
  const sorted = values.map((x) => Math.log10(Math.abs(x))).sort((a, b) => a - b);
  const rank = q * (sorted.length - 1);
  const low = sorted[Math.floor(rank)]!;
  return low + (sorted[Math.ceil(rank)]! - low) * (rank - Math.floor(rank));
}

const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });
const pinned = { seed: 4_096 };

describe('a histogram of logarithms', () => {
  test('its quantiles are within 0.0034 decades of the exact ones, its mean exact to rounding', () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 60 }), (values) => {
        const quantiles = histogramOf(values).quantiles();
        const logs = values.map((x) => Math.log10(x));
        for (const [key, q] of [
          ['q05', 0.05],
          ['q25', 0.25],
          ['q50', 0.5],
          ['q75', 0.75],
          ['q95', 0.95],
        ] as const) {
          expect(Math.abs(quantiles[key] - exactQuantile(values, q))).toBeLessThan(0.0034);
        }
        expect(quantiles.mean).toBeCloseTo(logs.reduce((sum, x) => sum + x, 0) / logs.length, 10);
      }),
      pinned,
    );
  });

  test('a single value, or many equal ones, is exact', () => {
    const { q05, q50, q95 } = histogramOf([0.1, 0.1, 0.1]).quantiles();
    expect(q05).toBe(q95);
    expect(q50).toBeCloseTo(-1, 15);
  });

  test('merging gives the bits of adding everything to one, in any split', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 80 }), fc.nat(80), (values, cut) => {
        const parts = histogramOf(values.slice(0, cut));
        parts.merge(LogHistogram.unpack(histogramOf(values.slice(cut)).pack()));
        const whole = histogramOf(values);
        expect({ ...parts.quantiles(), mean: 0 }).toEqual({ ...whole.quantiles(), mean: 0 });
        if (whole.count > 0) expect(parts.quantiles().mean).toBeCloseTo(whole.quantiles().mean, 10);
        expect(parts.below()).toEqual(whole.below());
        expect(parts.shares()).toEqual(whole.shares());
      }),
      pinned,
    );
  });

  test('zeros, infinities and NaN are counted beside the quantiles, never in them', () => {
    const histogram = histogramOf([0, -0, Number.POSITIVE_INFINITY, Number.NaN, 10, -10, 10, 10]);
    expect(histogram.shares()).toEqual({ zero: 0.25, infinite: 0.125, nan: 0.125 });
    expect(histogram.quantiles().q50).toBeCloseTo(1, 15);
    expect(histogramOf([0, 0]).quantiles().q50).toBeNaN();
  });

  test('precision shares count what lies below the smallest numbers, to the last bit', () => {
    const below = histogramOf([2 ** -14, 2 ** -14 * (1 - 2 ** -53), 2 ** -24, 2 ** -25, 0]).below();
    expect(below.float16).toEqual({ normal: 0.8, subnormal: 0.4 });
    expect(below.float64).toEqual({ normal: 0.2, subnormal: 0.2 });
    const deep = new LogHistogram();
    deep.add(1, -1074);
    deep.add(1, -1075);
    expect(deep.below().float64).toEqual({ normal: 1, subnormal: 0.5 });
  });
});
