import { exp } from './exp.ts';

/**
 * The logistic function.
 *
 * σ(z) = 1 / (1 + e^{−z}) = e^z / (1 + e^z), whichever has the smaller exponential.
 *
 * sigmoid(±0) = ½, sigmoid(−∞) = +0, sigmoid(+∞) = 1, NaN gives NaN. Underflows gradually below −708.4.
 *
 * Accuracy: 2.0 ulp, the largest error seen.
 */
export function sigmoid(z: number): number {
  const e = exp(-Math.abs(z));
  return (z < 0 ? e : 1) / (1 + e);
}
