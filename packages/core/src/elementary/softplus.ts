import { exp } from './exp.ts';
import { log1p } from './log1p.ts';

/**
 * The soft plus, whose slope is the logistic function.
 *
 * ln(1 + e^z) = max(z, 0) + ln(1 + e^{−|z|}).
 *
 * softplus(±0) = ln 2, softplus(−∞) = +0, softplus(+∞) = +∞, NaN gives NaN. Underflows gradually below −708.4.
 *
 * Accuracy: 1.4 ulp, the largest error seen.
 */
export function softplus(z: number): number {
  return Math.max(z, 0) + log1p(exp(-Math.abs(z)));
}
