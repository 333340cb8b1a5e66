import { exp } from './exp.ts';
import { log1p } from './log1p.ts';

/**
 * The logistic function.
 *
 * σ(z) = 1 / (1 + e^{−z}) = e^z / (1 + e^z), whichever has the smaller exponential.
 *
 * sigmoid(±0) = ½, sigmoid(−∞) = +0, sigmoid(+∞) = 1, NaN gives NaN. Underflows gradually below −708.4.
 * @accuracy 2 ulp
 */
export function sigmoid(z: number): number {
  const e = exp(-Math.abs(z));
  return (z < 0 ? e : 1) / (1 + e);
}

/**
 * The soft plus, whose slope is the logistic function.
 *
 * ln(1 + e^z) = max(z, 0) + ln(1 + e^{−|z|}).
 *
 * softplus(±0) = ln 2, softplus(−∞) = +0, softplus(+∞) = +∞, NaN gives NaN. Underflows gradually below −708.4.
 * @accuracy 2 ulp
 */
export function softplus(z: number): number {
  return Math.max(z, 0) + log1p(exp(-Math.abs(z)));
}
