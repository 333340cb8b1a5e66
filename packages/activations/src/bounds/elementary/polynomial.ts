/** Power series on intervals. */

import { add, type Interval, multiply } from '../interval.ts';

/**
 * c₀ + c₁x + … + cₙxⁿ by Horner's rule.
 *
 * Where the last coefficient is an interval wide enough for Lagrange's remainder, the result encloses the
 * function the series stands for.
 */
export function horner(coefficients: readonly Interval[], x: Interval): Interval {
  let sum = coefficients[coefficients.length - 1]!;
  for (let k = coefficients.length - 2; k >= 0; k--) sum = add(coefficients[k]!, multiply(x, sum));
  return sum;
}
