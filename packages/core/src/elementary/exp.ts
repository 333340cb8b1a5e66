import { scale } from './binary.ts';
import { exponentOfExp, expReduced } from './exp-reduced.ts';

/**
 * The exponential function.
 *
 * eˣ = 2ᵏ · eʳ with k the integer nearest to x / ln 2.
 *
 * exp(±0) = 1, exp(−∞) = +0, exp(+∞) = +∞, NaN gives NaN. Overflows from 709.79, underflows gradually below
 * −708.4, to zero at −745.14.
 *
 * Accuracy: 0.9 ulp, the largest error seen. Source: fdlibm `e_exp.c` (Sun Microsystems, 1993).
 */
export function exp(x: number): number {
  const bounded = Math.max(-900, Math.min(x, 900));
  const k = exponentOfExp(bounded);
  return scale(expReduced(bounded, k), k);
}
