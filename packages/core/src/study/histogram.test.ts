import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeHistograms } from '../fixtures/merge-histograms.ts';
import { scaled } from '../magnitude/scaled.ts';
import type { Histogram } from './histogram.ts';
import { unpackHistograms } from './packed-histograms.ts';
import { ListRanks } from './ranks.ts';
import { RowCounts } from './row-counts.ts';
import * as summary from './summary.ts';

const oneRow = () => new RowCounts(1);

function histogramOf(values: readonly number[]): Histogram {
  const table = oneRow();
  for (const x of values) table.add(0, scaled(x).significand, scaled(x).exponent);
  return unpackHistograms(table.pack())[0]!;
}

const summarise = (histogram: Histogram) => summary.summarise(histogram, new ListRanks(histogram));
const quantilesOf = (values: readonly number[]) => summarise(histogramOf(values)).log10;

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
  test('its quantiles are within 0.005 decades of the exact ones, its mean exact to rounding', () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 60 }), (values) => {
        const quantiles = quantilesOf(values);
        const logs = values.map((x) => Math.log10(x));
        for (const [key, q] of [
          ['q05', 0.05],
          ['q25', 0.25],
          ['q50', 0.5],
          ['q75', 0.75],
          ['q95', 0.95],
        ] as const) {
          expect(Math.abs(quantiles[key] - exactQuantile(values, q))).toBeLessThan(0.005 + 1e-12);
        }
        expect(quantiles.mean).toBeCloseTo(logs.reduce((sum, x) => sum + x, 0) / logs.length, 10);
      }),
      pinned,
    );
  });

  test('numbers spread evenly lose much less than a bin', () => {
    const values = Array.from({ length: 4001 }, (_, i) => 10 ** (i / 4000 - 0.5));
    const quantiles = quantilesOf(values);
    for (const [key, q] of [
      ['q05', 0.05],
      ['q50', 0.5],
      ['q95', 0.95],
    ] as const) {
      // What keeping away from the ends of the widest bins takes.
      expect(Math.abs(quantiles[key] - exactQuantile(values, q))).toBeLessThan(0.0018);
    }
  });

  test('a single value, or many equal ones, is exact', () => {
    const { q05, q50, q95 } = quantilesOf([0.1, 0.1, 0.1]);
    expect(q05).toBe(q95);
    expect(q50).toBeCloseTo(-1, 15);
  });

  test('merging gives the bits of adding everything to one, in any split', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 80 }), fc.nat(80), (values, cut) => {
        const parts = summarise(
          mergeHistograms(histogramOf(values.slice(0, cut)), histogramOf(values.slice(cut))),
        );
        const whole = summarise(histogramOf(values));
        expect({ ...parts, log10: { ...parts.log10, mean: 0 } }).toEqual({
          ...whole,
          log10: { ...whole.log10, mean: 0 },
        });
        if (whole.share.zero < 1 && !Number.isNaN(whole.log10.mean)) {
          expect(parts.log10.mean).toBeCloseTo(whole.log10.mean, 10);
        }
      }),
      pinned,
    );
  });

  test('zeros, infinities and NaN are counted beside the quantiles, never in them', () => {
    const { share, log10 } = summarise(
      histogramOf([0, -0, Number.POSITIVE_INFINITY, Number.NaN, 10, -10, 10, 10]),
    );
    expect(share).toEqual({ zero: 0.25, infinite: 0.125, nan: 0.125 });
    expect(log10.q50).toBeCloseTo(1, 15);
    expect(quantilesOf([0, 0]).q50).toBeNaN();
  });

  test('precision shares count what lies below the smallest numbers, to the last bit', () => {
    const { below } = summarise(histogramOf([2 ** -14, 2 ** -14 * (1 - 2 ** -53), 2 ** -24, 2 ** -25, 0]));
    expect(below.float16).toEqual({ normal: 0.8, subnormal: 0.4 });
    expect(below.float64).toEqual({ normal: 0.2, subnormal: 0.2 });
    const deep = oneRow();
    deep.add(0, 1, -1074);
    deep.add(0, 1, -1075);
    expect(summarise(unpackHistograms(deep.pack())[0]!).below.float64).toEqual({ normal: 1, subnormal: 0.5 });
  });

  test('numbers of a million digits keep their quantiles to 2⁻¹² of themselves', () => {
    const table = oneRow();
    for (let k = 0; k <= 100; k += 1) table.add(0, 1.5, -30_000 * k);
    const { q50, q95 } = summarise(unpackHistograms(table.pack())[0]!).log10;
    expect(q50 / (-1_500_000 * Math.log10(2))).toBeCloseTo(1, 3);
    expect(q95 / (-150_000 * Math.log10(2))).toBeCloseTo(1, 3);
  });
});
