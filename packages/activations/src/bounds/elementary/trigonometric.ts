/** sin and cos. */

import {
  divide,
  hull,
  type Interval,
  interval,
  multiply,
  negate,
  ONE,
  point,
  square,
  subtract,
} from '../interval.ts';
import { HALF_PI_HIGH, HALF_PI_LOW, HALF_PI_MIDDLE } from './constants.ts';
import { horner, type Series, series } from './polynomial.ts';
import type { OnInterval } from './shape.ts';

const BOTH: Interval = interval(-1, 1);
const MINUS_ONE: Interval = interval(-1, -1);

/** Beyond it the reduction would lose bits; all that is said there is [−1, 1]. */
const LIMIT = 1048576;

/** sin x. Within 4 ulps (2⁻⁷⁰ absolute near its roots) for |x| ≤ 2²⁰, [−1, 1] beyond. */
export const sin: OnInterval = (a) => wave(a, 0);

/** cos x. Within 6 ulps (2⁻⁷⁰ absolute near its roots) for |x| ≤ 2²⁰, [−1, 1] beyond. */
export const cos: OnInterval = (a) => wave(a, 1);

/** x = quadrant · π/2 + rest. */
interface Reduced {
  readonly quadrant: number;
  readonly rest: Interval;
}

/** sin(x + shift · π/2): the ends, and ±1 where a crest or a trough lies between them. */
function wave(a: Interval, shift: 0 | 1): Interval {
  if (!(a.lower >= -LIMIT && a.upper <= LIMIT && a.upper - a.lower < 6.5)) return BOTH;
  const lower = reduce(a.lower);
  const atLower = inQuadrant(lower.quadrant + shift, lower.rest);
  if (a.lower === a.upper) return atLower;
  const upper = reduce(a.upper);
  let range = hull(atLower, inQuadrant(upper.quadrant + shift, upper.rest));
  const first = lower.quadrant + (lower.rest.lower <= 0 ? 0 : 1);
  const last = upper.quadrant - (upper.rest.upper >= 0 ? 0 : 1);
  for (let n = first; n <= last; n++) {
    const quadrant = (((n + shift) % 4) + 4) % 4;
    if (quadrant === 1) range = hull(range, ONE);
    if (quadrant === 3) range = hull(range, MINUS_ONE);
  }
  return range;
}

/** Subtracts the nearest multiple of π/2; any near multiple would be right. */
function reduce(x: number): Reduced {
  const quadrant = Math.round(x / HALF_PI_HIGH);
  if (quadrant === 0) return { quadrant, rest: point(x) };
  const leading = subtract(point(x), point(quadrant * HALF_PI_HIGH));
  const middle = subtract(leading, point(quadrant * HALF_PI_MIDDLE));
  return { quadrant, rest: subtract(middle, multiply(point(quadrant), HALF_PI_LOW)) };
}

/** sin(n · π/2 + r). */
function inQuadrant(n: number, r: Interval): Interval {
  const quadrant = ((n % 4) + 4) % 4;
  const value = quadrant % 2 === 0 ? sinReduced(r) : cosReduced(r);
  return quadrant < 2 ? value : negate(value);
}

/** ±1/k! for k = first, first + 2, …; the last holds the alternating remainder, [0.9, 1] times its first term. */
function alternating(first: number): Interval[] {
  const coefficients: Interval[] = [];
  let factorial = 1;
  for (let n = 0; n < 10; n++) {
    if (n > 0) factorial *= (first + 2 * n - 1) * (first + 2 * n);
    const term = divide(n < 9 ? ONE : interval(0.9, 1), point(factorial));
    coefficients.push(n % 2 === 0 ? term : negate(term));
  }
  return coefficients;
}

const SIN: Series = series(alternating(1));
const COS: Series = series(alternating(0));

/** sin r for |r| < 0.8. */
function sinReduced(r: Interval): Interval {
  return multiply(r, horner(SIN, square(r)));
}

/** cos r for |r| < 0.8. */
function cosReduced(r: Interval): Interval {
  const { lower, upper } = horner(COS, square(r));
  return { lower, upper: upper < 1 ? upper : 1 };
}
