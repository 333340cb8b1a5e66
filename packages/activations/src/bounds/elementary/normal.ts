/** erf, erfc, Φ, φ and e^−x²: the error function and the normal distribution, with relatively tight tails. */

import { productResidual } from '../float.ts';
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
import { addDown, multiplyUp } from '../rounding.ts';
import { ONE_OVER_SQRT_TWO_PI, TWO_OVER_SQRT_PI } from './constants.ts';
import { expOfSum } from './exponential.ts';
import { horner, type Series, series } from './polynomial.ts';
import { decreasing, increasing, type OnInterval, odd, peak } from './shape.ts';

const HALF: Interval = point(0.5);

/** e^−x². Within 3 ulps. */
export const gauss: OnInterval = peak((x) => gaussian(x, 1));

/** The normal density e^(−x²/2)/√(2π). Within 4 ulps. */
export const phi: OnInterval = peak(density);

/** erf x = (2/√π)·∫₀ˣ e^−t² dt. Within 12 ulps. */
export const erf: OnInterval = increasing(
  odd((x) => {
    const value = x < 1 ? erfSeries(x) : subtract(ONE, erfTail(x));
    return interval(value.lower, Math.min(1, value.upper));
  }),
);

/** erfc x = 1 − erf x. Within 40 ulps, in the tail too. */
export const erfc: OnInterval = decreasing((x) => {
  if (x >= 1) return erfTail(x);
  if (x >= 0) return subtract(ONE, erfSeries(x));
  const mirrored = x > -1 ? add(ONE, erfSeries(-x)) : subtract(point(2), erfTail(-x));
  return interval(mirrored.lower, Math.min(2, mirrored.upper));
});

/** Φ(x) = ∫₋∞ˣ φ(t) dt. Within 16 ulps, in the tail too. */
export const Phi: OnInterval = increasing((x) => {
  if (x <= -1) return upperTail(-x);
  if (x >= 1) return subtract(ONE, upperTail(x));
  const half = multiply(density(Math.abs(x)), central(Math.abs(x), 1));
  return add(HALF, x < 0 ? negate(half) : half);
});

function density(x: number): Interval {
  return multiply(ONE_OVER_SQRT_TWO_PI, gaussian(x, 0.5));
}

function erfSeries(x: number): Interval {
  return multiply(multiply(TWO_OVER_SQRT_PI, gaussian(x, 1)), central(x, 0.5));
}

/** erfc x for x ≥ 1. */
function erfTail(x: number): Interval {
  return multiply(multiply(multiply(HALF, TWO_OVER_SQRT_PI), gaussian(x, 1)), reciprocalOfFraction(x, 0.5));
}

/** 1 − Φ(x) for x ≥ 1. */
function upperTail(x: number): Interval {
  return multiply(density(x), reciprocalOfFraction(x, 1));
}

/** e^(−factor · x²) for x ≥ 0, where x² is taken with all its bits: cut off, it would cost 10² ulps in the tail. */
function gaussian(x: number, factor: 0.5 | 1): Interval {
  if (x > 40) return interval(0, Number.MIN_VALUE);
  if (x < 1e-10) return interval(addDown(1, -multiplyUp(x, x)), 1);
  const product = x * x;
  const value = expOfSum(-factor * product, -factor * productResidual(x, x, product));
  return interval(value.lower, Math.min(1, value.upper));
}

/** 1/(2n + 1)!!, and last the rest: for y ≤ 2 no more than twice its first term. NIST DLMF 7.6.2. */
const SERIES: Series = series(reciprocalDoubleFactorials());

function reciprocalDoubleFactorials(): Interval[] {
  const coefficients: Interval[] = [];
  let reciprocal = ONE;
  for (let n = 0; n <= 24; n++) {
    reciprocal = divide(reciprocal, point(2 * n + 1));
    coefficients.push(n < 24 ? reciprocal : multiply(reciprocal, interval(1, 2)));
  }
  return coefficients;
}

/** ∫₀ˣ e^(−t²/2a) dt · e^(x²/2a) = x·Σ yⁿ/(2n + 1)!! with y = x²/a ≤ 2: every term is positive. */
function central(x: number, a: 0.5 | 1): Interval {
  const y = divide(square(point(x)), point(a));
  return multiply(point(x), horner(SERIES, y));
}

/** 1 ∓ 2⁻⁵¹: one multiplication by it outweighs the rounding of three operations on positive numbers. */
const LESS = 0.9999999999999996;
const MORE = 1.0000000000000004;

/**
 * 1/(x + a/(x + 2a/(x + 3a/(x + …)))) for x ≥ 1: a continued fraction of positive terms.
 *
 * From the n-th level inward lies some t ≥ x, hence x ≤ x + na/t ≤ x + na/x there. Both ends are carried outward,
 * each level narrowing them, until nothing is left but rounding. NIST DLMF 7.9.3 (a = ½).
 */
function reciprocalOfFraction(x: number, a: 0.5 | 1): Interval {
  if (x > 1e100) return divide(ONE, interval(x, Number.POSITIVE_INFINITY));
  const levels = Math.ceil((400 * a) / (x * x)) + 8;
  let lower = x;
  let upper = (x + (levels * a) / x) * MORE;
  for (let n = levels - 1; n >= 1; n--) {
    const next = (x + (n * a) / upper) * LESS;
    upper = (x + (n * a) / lower) * MORE;
    lower = next;
  }
  return divide(ONE, interval(lower, upper));
}
