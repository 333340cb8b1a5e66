/** Power series on thin intervals. */

import { type Interval, interval, midpoint } from '../interval.ts';
import { addDown, addUp } from '../rounding.ts';

/** A polynomial whose coefficients are known to lie within radius of middle, lowest power first. */
export interface Series {
  readonly middle: readonly number[];
  readonly radius: readonly number[];
}

/**
 * A series from enclosures of its coefficients. Where the last one is wide enough for the remainder (Lagrange's, or
 * what is left of an alternating or a geometric series), the polynomial encloses the function it stands for.
 */
export function series(coefficients: readonly Interval[]): Series {
  const middle = coefficients.map(midpoint);
  const radius = coefficients.map(({ lower, upper }, k) => Math.max(middle[k]! - lower, upper - middle[k]!));
  return { middle, radius };
}

/** Half an ulp of 1: what one operation errs by, relatively. */
const UNIT = 1.1102230246251565e-16;

/** Outweighs the rounding errors made in the error bound itself, and underflow. */
const MARGIN = 1.0001;

/**
 * c₀ + c₁x + … + cₙxⁿ by Horner's rule in plain float64, with a running error bound: far cheaper than the same in
 * interval arithmetic, and as tight.
 *
 * At every step |sum − exact| ≤ error for all x in the interval and all coefficients in theirs. With m the middle of
 * x, h its half width and X the largest |x|, one step sum ← m·sum + c adds to X·error: h·|sum| as x is not m, half
 * an ulp of the product and of the new sum, and the coefficient's radius. For |x| ≤ 3 and coefficients above 1e-40.
 * Higham, Accuracy and Stability of Numerical Algorithms, algorithm 5.1.
 */
export function horner({ middle, radius }: Series, x: Interval): Interval {
  const m = midpoint(x);
  const h = Math.max(m - x.lower, x.upper - m);
  const largest = Math.max(-x.lower, x.upper);
  let k = middle.length - 1;
  let sum = middle[k]!;
  let error = radius[k]!;
  while (--k >= 0) {
    const product = m * sum;
    const next = product + middle[k]!;
    error = largest * error + h * Math.abs(sum) + UNIT * (Math.abs(product) + Math.abs(next)) + radius[k]!;
    sum = next;
  }
  if (largest === 0) return interval(middle[0]! - radius[0]!, middle[0]! + radius[0]!);
  error *= MARGIN;
  return interval(addDown(sum, -error), addUp(sum, error));
}
