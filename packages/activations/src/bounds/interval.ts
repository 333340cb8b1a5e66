/**
 * Closed intervals of real numbers with float64 ends, and arithmetic on them that always rounds outward.
 *
 * The result of an operation contains every value the operation takes on the operands. An infinite end means
 * unbounded: the interval holds real numbers only.
 */

import {
  addDown,
  addUp,
  divideDown,
  divideUp,
  multiplyDown,
  multiplyUp,
  sqrtDown,
  sqrtUp,
} from './rounding.ts';

/** All real x with lower ≤ x ≤ upper; none when lower > upper, see {@link EMPTY}. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** No number at all: what a function takes on a set where it is not defined. No operation but `hull` and `intersect` accepts it. */
export const EMPTY: Interval = { lower: Number.POSITIVE_INFINITY, upper: Number.NEGATIVE_INFINITY };

/** All real numbers. */
export const ENTIRE: Interval = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };

/** The number 0. */
export const ZERO: Interval = { lower: 0, upper: 0 };

/** The number 1. */
export const ONE: Interval = { lower: 1, upper: 1 };

/** The interval from `lower` to `upper`. */
export function interval(lower: number, upper: number): Interval {
  return { lower, upper };
}

/** The one float64 number x; all beyond the largest where x overflowed to ±∞. */
export function point(x: number): Interval {
  if (x === Number.POSITIVE_INFINITY) return { lower: Number.MAX_VALUE, upper: x };
  if (x === Number.NEGATIVE_INFINITY) return { lower: x, upper: -Number.MAX_VALUE };
  return { lower: x, upper: x };
}

/** Whether no number lies in it. */
export function isEmpty(a: Interval): boolean {
  return !(a.lower <= a.upper);
}

/** Whether both ends are finite and it is not empty. */
export function isBounded(a: Interval): boolean {
  return a.lower <= a.upper && a.lower > Number.NEGATIVE_INFINITY && a.upper < Number.POSITIVE_INFINITY;
}

/** Whether x lies in it; infinities count as lying at an unbounded end. */
export function contains(a: Interval, x: number): boolean {
  return a.lower <= x && x <= a.upper;
}

/** Whether it is the single number 0. */
export function isZero(a: Interval): boolean {
  return a.lower === 0 && a.upper === 0;
}

/** A float between the ends, about their mean; 0 for an interval unbounded on both sides. */
export function midpoint(a: Interval): number {
  if (a.lower === -a.upper) return 0;
  if (a.upper === Number.POSITIVE_INFINITY) return Number.MAX_VALUE;
  if (a.lower === Number.NEGATIVE_INFINITY) return -Number.MAX_VALUE;
  const middle = a.lower / 2 + a.upper / 2;
  return middle < a.lower ? a.lower : middle > a.upper ? a.upper : middle;
}

/** The least interval that holds both; either may be empty. */
export function hull(a: Interval, b: Interval): Interval {
  return { lower: a.lower < b.lower ? a.lower : b.lower, upper: a.upper > b.upper ? a.upper : b.upper };
}

/** What lies in both; either may be empty. */
export function intersect(a: Interval, b: Interval): Interval {
  const lower = a.lower > b.lower ? a.lower : b.lower;
  const upper = a.upper < b.upper ? a.upper : b.upper;
  return lower <= upper ? { lower, upper } : EMPTY;
}

/** −x: exact. */
export function negate(a: Interval): Interval {
  return { lower: 0 - a.upper, upper: 0 - a.lower };
}

/** x + y. */
export function add(a: Interval, b: Interval): Interval {
  return { lower: addDown(a.lower, b.lower), upper: addUp(a.upper, b.upper) };
}

/** x − y, x and y varying independently. */
export function subtract(a: Interval, b: Interval): Interval {
  return { lower: addDown(a.lower, -b.upper), upper: addUp(a.upper, -b.lower) };
}

/** x · y, x and y varying independently. */
export function multiply(a: Interval, b: Interval): Interval {
  if (a.lower >= 0) {
    return {
      lower: multiplyDown(b.lower >= 0 ? a.lower : a.upper, b.lower),
      upper: multiplyUp(b.upper >= 0 ? a.upper : a.lower, b.upper),
    };
  }
  if (a.upper <= 0) return negate(multiply(negate(a), b));
  if (b.lower >= 0 || b.upper <= 0) return multiply(b, a);
  const down = multiplyDown(a.lower, b.upper);
  const otherDown = multiplyDown(a.upper, b.lower);
  const up = multiplyUp(a.lower, b.lower);
  const otherUp = multiplyUp(a.upper, b.upper);
  return { lower: down < otherDown ? down : otherDown, upper: up > otherUp ? up : otherUp };
}

/**
 * x / y where y ≠ 0, x and y varying independently.
 *
 * A divisor that reaches 0 gives an interval unbounded on the sides the quotient runs off to; a divisor that is
 * 0 alone gives all numbers.
 */
export function divide(a: Interval, b: Interval): Interval {
  if (b.upper <= 0) return b.lower === 0 ? ENTIRE : divide(negate(a), negate(b));
  if (b.lower < 0) return isZero(a) ? ZERO : ENTIRE;
  if (b.lower === 0) {
    if (b.upper === 0) return ENTIRE;
    if (isZero(a)) return ZERO;
    return {
      lower: a.lower >= 0 ? divideDown(a.lower, b.upper) : Number.NEGATIVE_INFINITY,
      upper: a.upper <= 0 ? divideUp(a.upper, b.upper) : Number.POSITIVE_INFINITY,
    };
  }
  return {
    lower: divideDown(a.lower, a.lower >= 0 ? b.upper : b.lower),
    upper: divideUp(a.upper, a.upper >= 0 ? b.lower : b.upper),
  };
}

/** √x of the x ≥ 0; empty where there is none. */
export function sqrt(a: Interval): Interval {
  if (a.upper < 0) return EMPTY;
  return { lower: a.lower > 0 ? sqrtDown(a.lower) : 0, upper: sqrtUp(a.upper) };
}

/** |x|: exact. */
export function abs(a: Interval): Interval {
  if (a.lower >= 0) return a;
  if (a.upper <= 0) return negate(a);
  return { lower: 0, upper: -a.lower > a.upper ? -a.lower : a.upper };
}

/** min(x, y): exact. */
export function min(a: Interval, b: Interval): Interval {
  return { lower: a.lower < b.lower ? a.lower : b.lower, upper: a.upper < b.upper ? a.upper : b.upper };
}

/** max(x, y): exact. */
export function max(a: Interval, b: Interval): Interval {
  return { lower: a.lower > b.lower ? a.lower : b.lower, upper: a.upper > b.upper ? a.upper : b.upper };
}

/** x² without the widening that x · x would bring. */
export function square(a: Interval): Interval {
  const m = abs(a);
  return { lower: multiplyDown(m.lower, m.lower), upper: multiplyUp(m.upper, m.upper) };
}

/** xⁿ for an integer n: even powers fold the sign, odd powers keep it, negative ones divide, x⁰ = 1. */
export function power(a: Interval, n: number): Interval {
  if (n < 0) return divide(ONE, power(a, -n));
  if (n === 0) return ONE;
  if (n % 2 === 0) {
    const m = abs(a);
    return { lower: powerOf(m.lower, n, multiplyDown), upper: powerOf(m.upper, n, multiplyUp) };
  }
  return { lower: oddPowerDown(a.lower, n), upper: 0 - oddPowerDown(-a.upper, n) };
}

function oddPowerDown(x: number, n: number): number {
  return x >= 0 ? powerOf(x, n, multiplyDown) : 0 - powerOf(-x, n, multiplyUp);
}

/** xⁿ for x ≥ 0 and n ≥ 1 by squaring, each product rounded as `times` does. */
function powerOf(x: number, n: number, times: (a: number, b: number) => number): number {
  let result = 1;
  let base = x;
  for (let rest = n; ; ) {
    if (rest % 2 === 1) result = times(result, base);
    rest = Math.floor(rest / 2);
    if (rest === 0) return result;
    base = times(base, base);
  }
}
