import { unscale } from './binary.ts';
import { atLogEdges, exponentOfLog, logRemainder } from './log-reduced.ts';

/**
 * The natural logarithm.
 *
 * ln x = k ln 2 + ln(1 + f), where x = 2ᵏ · (1 + f) and 1 + f lies in [√½, √2).
 *
 * log(±0) = −∞, log(1) = +0, log(+∞) = +∞; NaN below zero and for NaN. Subnormal x are as accurate as normal ones.
 *
 * Accuracy: 0.8 ulp, the largest error seen. Source: fdlibm `e_log.c` (Sun Microsystems, 1993).
 */
export function log(x: number): number {
  const k = exponentOfLog(x);
  const f = unscale(x, k) - 1;
  const halfSquare = 0.5 * f * f;
  const low = logRemainder(f) + k * 1.9082149292705877e-10;
  return atLogEdges(x, k * 0.6931471803691238 - (halfSquare - low - f));
}
