/** exp and expm1. */

import { powerOfTwo } from '../float.ts';
import {
  add,
  divide,
  type Interval,
  interval,
  multiply,
  ONE,
  point,
  square,
  subtract,
  ZERO,
} from '../interval.ts';
import { LN2_HIGH, LN2_LOW } from './constants.ts';
import { horner, type Series, series } from './polynomial.ts';
import { increasing, type OnInterval } from './shape.ts';

const OVERFLOW: Interval = interval(Number.MAX_VALUE, Number.POSITIVE_INFINITY);
const UNDERFLOW: Interval = interval(0, Number.MIN_VALUE);

/** eˣ. Within 3 ulps; [0, 2⁻¹⁰⁷⁴] where it underflows, [largest, ∞] where it overflows. */
export const exp: OnInterval = increasing((x) => expOfSum(x, 0));

/** eˣ − 1. Within 4 ulps, near 0 too. */
export const expm1: OnInterval = increasing(expm1At);

/**
 * An enclosure of e^(high + low) for |low| ≤ 1e-10, so that an argument known beyond float64 is not cut off.
 *
 * e^x = 2ᵏ·(1 + expm1(r)) with r = x − k·ln 2; any integer k would be right, the nearest keeps r small.
 */
export function expOfSum(high: number, low: number): Interval {
  if (high > 710) return OVERFLOW;
  if (high < -746) return UNDERFLOW;
  const k = Math.round(high / LN2_HIGH);
  return scale(add(ONE, expm1Reduced(reduce(high, low, k))), k);
}

function expm1At(x: number): Interval {
  if (x > 710) return OVERFLOW;
  if (x < -60) return interval(-1, -0.9999999999999999);
  const k = Math.round(x / LN2_HIGH);
  const q = expm1Reduced(reduce(x, 0, k));
  if (k === 0) return q;
  // 2ᵏ·(q + 1 − 2⁻ᵏ): the bracket is exact or nearly so, and nothing overflows before the last step.
  const reciprocal = k > 1000 ? interval(0, 1e-300) : point(powerOfTwo(-k));
  return scale(add(q, subtract(ONE, reciprocal)), k);
}

/** high + low − k·ln 2. */
function reduce(high: number, low: number, k: number): Interval {
  if (k === 0) return low === 0 ? point(high) : add(point(high), point(low));
  const leading = subtract(point(high), point(k * LN2_HIGH));
  const rest = subtract(point(low), multiply(point(k), LN2_LOW));
  return add(leading, rest);
}

/** 1/2!, 1/3!, … 1/13!, and last the remainder e^ξ/14! with e^ξ between 1/2 and 2 as |r| < ln 2. */
const TAYLOR: Series = series(taylor());

function taylor(): Interval[] {
  const coefficients: Interval[] = [];
  let factorial = 1;
  for (let k = 2; k <= 14; k++) {
    factorial *= k;
    coefficients.push(divide(k < 14 ? ONE : interval(0.5, 2), point(factorial)));
  }
  return coefficients;
}

/** expm1(r) for |r| ≤ 0.4, relatively tight: r + r²·(1/2! + r/3! + …). */
function expm1Reduced(r: Interval): Interval {
  if (r.lower === 0 && r.upper === 0) return ZERO;
  return add(r, multiply(square(r), horner(TAYLOR, r)));
}

/** x·2ᵏ for |k| ≤ 1100, rounded outward where it leaves the normal range. */
function scale(x: Interval, k: number): Interval {
  if (k >= -1021 && k <= 1022) return multiply(x, point(powerOfTwo(k)));
  const half = Math.trunc(k / 2);
  return multiply(multiply(x, point(powerOfTwo(half))), point(powerOfTwo(k - half)));
}
