/** atan. */

import {
  add,
  divide,
  type Interval,
  interval,
  multiply,
  negate,
  ONE,
  point,
  square,
  subtract,
} from '../interval.ts';
import { ATAN_QUARTERS, HALF_PI } from './constants.ts';
import { horner, type Series, series } from './polynomial.ts';
import { increasing, type OnInterval, odd } from './shape.ts';

/** arctan x, within (−π/2, π/2). Within 8 ulps. */
export const atan: OnInterval = increasing(odd(atanAt));

/** For x ≥ 0: atan x = atan c + atan((x − c)/(1 + cx)), and π/2 − atan(1/x) beyond 1, with c a multiple of ¼. */
function atanAt(x: number): Interval {
  if (x > 1e300) return HALF_PI;
  const quarters = Math.round(4 * (x <= 1 ? x : 1 / x));
  const c = point(quarters / 4);
  const z = point(x);
  if (x <= 1) {
    if (quarters === 0) return atanReduced(z);
    const rest = divide(subtract(z, c), add(ONE, multiply(c, z)));
    return add(ATAN_QUARTERS[quarters]!, atanReduced(rest));
  }
  const rest = divide(subtract(ONE, multiply(c, z)), add(z, c));
  return subtract(HALF_PI, add(ATAN_QUARTERS[quarters]!, atanReduced(rest)));
}

/** 1, −1/3, 1/5, …; the last holds the alternating remainder, [0.9, 1] times its first term. */
const SERIES: Series = series(
  Array.from({ length: 10 }, (_, n) => {
    const term = divide(n < 9 ? ONE : interval(0.9, 1), point(2 * n + 1));
    return n % 2 === 0 ? term : negate(term);
  }),
);

/** atan r for |r| ≤ 0.13. */
function atanReduced(r: Interval): Interval {
  return multiply(r, horner(SERIES, square(r)));
}
