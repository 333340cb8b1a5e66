import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { medianInterval } from './median-interval.ts';

/** [n, low]. */
const reference: readonly (readonly [number, number])[] = JSON.parse(
  readFileSync(`${import.meta.dirname}/reference/median-interval.reference.json`, 'utf8'),
);

test('the ranks are those of exact arithmetic, from one number to ten million', () => {
  expect(reference.length).toBeGreaterThan(300);
  const found = reference.map(([n]) => [n, medianInterval(n).low]);
  expect(found).toEqual(reference);
});

test('the ranks lie alike about the middle', () => {
  for (const [n] of reference) {
    const { low, high } = medianInterval(n);
    expect(low + high).toBe(n + 1);
    expect(low).toBeGreaterThanOrEqual(1);
    expect(low).toBeLessThanOrEqual(high);
  }
});

describe('against resampling', () => {
  test.each([1, 2, 3, 4, 5, 6])('every resample of %d numbers', (n) => {
    const middle = [Math.ceil(n / 2), Math.floor(n / 2) + 1] as const;
    const [lower, upper] = [0, 1].map((end) => {
      const counts = new Float64Array(n + 1);
      for (let code = 0; code < n ** n; code += 1) {
        const sample = Array.from({ length: n }, (_, place) => Math.floor(code / n ** place) % n);
        counts[1 + sample.sort((a, b) => a - b)[middle[end]! - 1]!]! += 1;
      }
      return counts.map((_, rank) => counts.slice(0, rank + 1).reduce((sum, x) => sum + x) / n ** n);
    });
    const { low, high } = medianInterval(n);
    expect(low).toBe(lower!.findIndex((share) => share >= 0.025));
    expect(high).toBe(upper!.findIndex((share) => share >= 0.975));
  });

  test('twenty thousand resamples of 101 numbers', () => {
    const n = 101;
    const medians = new Float64Array(20_000);
    let state = 1;
    // Lehmer's generator, as Park and Miller put it: 48271 · state mod 2³¹ − 1.
    const rank = (): number => {
      state = (state * 48_271) % 2_147_483_647;
      return 1 + Math.floor((state / 2_147_483_647) * n);
    };
    for (let i = 0; i < medians.length; i += 1) {
      medians[i] = Float64Array.from({ length: n }, rank).sort()[50]!;
    }
    medians.sort();
    const { low, high } = medianInterval(n);
    expect(Math.abs(medians[500]! - low)).toBeLessThanOrEqual(1);
    expect(Math.abs(medians[19_499]! - high)).toBeLessThanOrEqual(1);
  });
});
