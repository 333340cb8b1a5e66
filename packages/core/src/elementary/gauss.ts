import { scaledExp } from './exp.ts';

/**
 * The bell curve.
 *
 * e^{−z²}, with z² as an unevaluated sum of two numbers, so that its rounding error is not multiplied by z².
 *
 * gauss(±0) = 1, gauss(±∞) = +0, NaN gives NaN. Even, bit for bit. Underflows gradually beyond 26.61, to zero beyond
 * 27.30.
 *
 * Accuracy: 0.9 ulp, the largest error seen.
 */
export function gauss(z: number): number {
  return scaledGauss(z, 1, 1);
}

/**
 * factor · e^{−rate · z²} for a rate of 1 or ½, rounded into the subnormal range only once.
 *
 * For 2⁻⁶⁰ ≤ |factor| ≤ 2⁶⁰; zero for infinite z. The error of z² is Dekker's: z splits into two halves of 26 bits
 * whose products are exact.
 *
 * Accuracy: 2 ulp. Source: T. J. Dekker, A floating-point technique for extending the available precision, 1971.
 */
export function scaledGauss(z: number, rate: number, factor: number): number {
  const bounded = Math.min(Math.abs(z), 45);
  const spread = 134217729 * bounded;
  const high = spread - (spread - bounded);
  const low = bounded - high;
  const square = bounded * bounded;
  const squareError = high * high - square + 2 * high * low + low * low;
  return scaledExp(-rate * square, -rate * squareError, factor);
}
