/** log and log1p. */

import { decompose } from '../float.ts';
import { add, divide, type Interval, interval, multiply, ONE, point, square, subtract } from '../interval.ts';
import { LN2_HIGH, LN2_LOW } from './constants.ts';
import { horner, type Series, series } from './polynomial.ts';
import { from, type OnInterval } from './shape.ts';

/** ln x for the x beyond float64. */
const BEYOND: Interval = interval(709.782712893383, Number.POSITIVE_INFINITY);
/** ln x of the x > 0; far below everything at 0 alone. Within 6 ulps. */
export const log: OnInterval = from(0, logAt);

/** ln(1 + x) of the x > −1; far below everything at −1 alone. Within 6 ulps, near 0 too. */
export const log1p: OnInterval = from(-1, log1pAt);

function logAt(x: number): Interval {
  if (x === Number.POSITIVE_INFINITY) return BEYOND;
  let { mantissa, exponent } = decompose(x);
  if (mantissa > 1.4) {
    mantissa /= 2;
    exponent += 1;
  }
  const m = point(mantissa);
  const logMantissa = twiceAtanh(divide(subtract(m, ONE), add(m, ONE)));
  if (exponent === 0) return logMantissa;
  const e = point(exponent);
  return add(multiply(e, point(LN2_HIGH)), add(multiply(e, LN2_LOW), logMantissa));
}

function log1pAt(x: number): Interval {
  if (x > -0.29 && x < 0.41) return twiceAtanh(divide(point(x), add(point(2), point(x))));
  // 0 < ln(1 + x) − ln x < 1/x; the sum itself could overflow.
  if (x > 1e18) return add(logAt(x), interval(0, 1e-18));
  return log(add(ONE, point(x)));
}

/** 2, 2/3, 2/5, …, and last what the rest of the series comes to: [1, 1/(1 − s²)] times its first term. */
const SERIES: Series = series(
  Array.from({ length: 12 }, (_, n) => divide(n < 11 ? point(2) : interval(2, 2.1), point(2 * n + 1))),
);

/** 2·atanh(s) = 2(s + s³/3 + s⁵/5 + …) for |s| ≤ 0.2. */
function twiceAtanh(s: Interval): Interval {
  return multiply(s, horner(SERIES, square(s)));
}
