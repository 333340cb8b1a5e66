import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  exponentOf,
  isBalanced,
  log10Scaled,
  multiply,
  scaled,
  timesPowerOfTwo,
  toNumber,
} from './scaled.ts';
import { ScaledSums } from './scaled-sum.ts';

/** Multiples of 2⁻²⁰ of every size up to 10¹⁵, so that sums are integers after scaling. */
const fixedPoint = fc
  .double({ min: -1e15, max: 1e15, noNaN: true })
  .map((x) => Math.round(x * 2 ** 20) / 2 ** 20);
const pinned = { seed: 20_260 };

describe('scaled numbers', () => {
  test('every float64 comes back as it went in, subnormals and −0 included', () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        expect(Object.is(toNumber(scaled(x)), x)).toBe(true);
      }),
      pinned,
    );
  });

  test('a significand is balanced, or special with exponent 0', () => {
    fc.assert(
      fc.property(fc.double(), fc.integer({ min: -5000, max: 5000 }), (x, k) => {
        const { significand, exponent } = scaled(x, k);
        expect(isBalanced(significand) || (!Number.isFinite(significand) && exponent === 0)).toBe(true);
      }),
      pinned,
    );
  });

  test('the exponent is the floor of log₂', () => {
    expect([1, 1.999, 2, 0.5, 2 ** -1074, 2 ** -1022, Number.MAX_VALUE].map(exponentOf)).toEqual([
      0, 0, 1, -1, -1074, -1022, 1023,
    ]);
  });

  test('a power of two is taken off and put back with one rounding, also into the subnormals', () => {
    expect(timesPowerOfTwo(1, -1074)).toBe(Number.MIN_VALUE);
    expect(timesPowerOfTwo(1.5, -1075)).toBe(Number.MIN_VALUE);
    expect(timesPowerOfTwo(1, -1076)).toBe(0);
    expect(timesPowerOfTwo(3, -1074)).toBe(3 * Number.MIN_VALUE);
    expect(timesPowerOfTwo(2 ** 1000, -2050)).toBe(2 ** -1050);
    expect(timesPowerOfTwo(Number.MIN_VALUE, 2097)).toBe(2 ** 1023);
    expect(timesPowerOfTwo(1, 1024)).toBe(Number.POSITIVE_INFINITY);
  });

  test('products and sums of numbers in range are float64’s own', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e30, max: 1e30, noNaN: true }),
        fc.double({ min: -1e30, max: 1e30, noNaN: true }),
        (a, b) => {
          expect(toNumber(add(scaled(a), scaled(b)))).toBe(a + b);
          if (Math.abs(a * b) > 1e-290 || a * b === 0)
            expect(toNumber(multiply(scaled(a), scaled(b)))).toBe(a * b);
        },
      ),
      pinned,
    );
  });

  test('a product of ten thousand small numbers keeps its logarithm', () => {
    let product = scaled(1);
    for (let index = 0; index < 10_000; index += 1) product = multiply(product, scaled(1e-300));
    expect(log10Scaled(product.significand, product.exponent)).toBeCloseTo(-3_000_000, 6);
    expect(toNumber(product)).toBe(0);
  });

  test('a logarithm near 1 keeps its relative accuracy, whatever the split', () => {
    expect(log10Scaled(2 ** -200 * (1 + 2 ** -40), 200)).toBe(log10Scaled(1 + 2 ** -40, 0));
    expect(log10Scaled(1 + 2 ** -40, 0)).toBeCloseTo((2 ** -40 - 2 ** -81) / Math.LN10, 28);
  });
});

describe('sums of scaled numbers', () => {
  test('cancellation leaves what is really there', () => {
    const sums = new ScaledSums(1);
    for (const x of [1e300, 1, -1e300]) sums.add(0, scaled(x).significand, scaled(x).exponent);
    expect(toNumber(sums.at(0))).toBe(1);
  });

  test('terms beyond float64 add up', () => {
    const sums = new ScaledSums(1);
    sums.add(0, 1, -4000);
    sums.add(0, 1, -4000);
    sums.add(0, 1, -4001);
    const { significand, exponent } = sums.at(0);
    expect(log10Scaled(significand, exponent)).toBeCloseTo(Math.log10(2.5) - 4000 * Math.log10(2), 9);
  });

  test('in range, a sum is the compensated one', () => {
    fc.assert(
      fc.property(fc.array(fixedPoint, { maxLength: 20 }), (terms) => {
        const sums = new ScaledSums(1);
        for (const x of terms) sums.add(0, scaled(x).significand, scaled(x).exponent);
        const size = terms.reduce((sum, x) => sum + Math.abs(x), 0);
        const exact = terms.reduce((sum, x) => sum + BigInt(x * 2 ** 20), 0n);
        const error = Number(BigInt(toNumber(sums.at(0)) * 2 ** 20) - exact) / 2 ** 20;
        expect(Math.abs(error)).toBeLessThanOrEqual(
          (Math.abs(Number(exact)) / 2 ** 20) * 2 ** -52 + size * 2 ** -96,
        );
      }),
      { ...pinned, numRuns: 300 },
    );
  });
});
