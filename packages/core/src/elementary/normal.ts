import { scaledErfc } from './erf-parts.ts';
import { lowered } from './exp-halves.ts';
import { raisedGauss } from './gauss.ts';

/**
 * Φ, the distribution function of the normal distribution, right down to the smallest number.
 *
 * Φ(−|z|) = ½ erfc(|z|/√2), its Gaussian e^{−z²/2} of z itself, so that the rounding of z/√2 does no harm, and
 * Φ(|z|) = 1 − Φ(−|z|).
 *
 * Phi(±0) = ½, Phi(−∞) = +0, Phi(+∞) = 1, NaN gives NaN. Underflows gradually below −37.5, to zero below −38.48.
 *
 * Accuracy: 5.9 ulp, the largest error seen.
 */
export function Phi(z: number): number {
  const a = Math.min(Math.abs(z), 38.9);
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: bits must not come from the host
  const part = scaledErfc(a * 0.7071067811865476);
  const tail = raisedGauss(a, 0.5) * part * (0.5 * lowered);
  return z > 0 ? 1 - tail : tail;
}

/**
 * The density of the normal distribution.
 *
 * φ(z) = e^{−z²/2} / √(2π).
 *
 * phi(±0) = 0.3989…, phi(±∞) = +0, NaN gives NaN. Even, bit for bit. Underflows gradually beyond 37.61, to zero
 * beyond 38.58.
 *
 * Accuracy: 2.0 ulp, the largest error seen.
 */
export function phi(z: number): number {
  return raisedGauss(Math.min(Math.abs(z), 38.9), 0.5) * (0.3989422804014327 * lowered);
}
