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
  return scaledExp(x, 0, 1);
}

/**
 * factor · e^{hi + lo}, rounded into the subnormal range only once, at the very end.
 *
 * For 2⁻⁶⁰ ≤ |factor| ≤ 2⁶⁰ and |lo| no more than a rounding error of hi. Infinite hi is taken as it should be;
 * lo must be finite. NaN in any argument gives NaN.
 *
 * Accuracy: 2 ulp.
 */
export function scaledExp(hi: number, lo: number, factor: number): number {
  const x = Math.max(-900, Math.min(hi, 900));
  const k = exponentOfExp(x);
  return scale(factor * expReduced(x, lo, k), k);
}
