import { unscale } from './binary.ts';
import { atLogEdges, exponentOfLog, logRemainder } from './log-reduced.ts';

/**
 * The logarithm to base 2; exact for powers of two.
 *
 * log₂ x = k + ln(1 + f) / ln 2, the quotient as a sum of two parts, the first of which is added to k exactly.
 *
 * log2(±0) = −∞, log2(1) = +0, log2(+∞) = +∞; NaN below zero and for NaN.
 *
 * Accuracy: 0.8 ulp, the largest error seen. Source: FreeBSD `e_log2.c` (after Sun Microsystems, 1993).
 */
export function log2(x: number): number {
  const invLn2High = 1.4426950407214463;
  const invLn2Low = 1.6751713164886512e-10;
  const k = exponentOfLog(x);
  const f = unscale(x, k) - 1;
  const halfSquare = 0.5 * f * f;
  const high = leadingBits(f - halfSquare);
  const low = f - high - halfSquare + logRemainder(f);
  const valueHigh = high * invLn2High;
  const valueLow = (low + high) * invLn2Low + low * invLn2High;
  const sum = k + valueHigh;
  return atLogEdges(x, valueLow + (k - sum + valueHigh) + sum);
}

/**
 * The logarithm to base 10; exact for the powers 10⁰ … 10²² that a number can hold.
 *
 * log₁₀ x = k log₁₀ 2 + ln(1 + f) / ln 10, both products in two parts.
 *
 * log10(±0) = −∞, log10(1) = +0, log10(+∞) = +∞; NaN below zero and for NaN.
 *
 * Accuracy: 0.7 ulp, the largest error seen. Source: FreeBSD `e_log10.c` (after Sun Microsystems, 1993).
 */
export function log10(x: number): number {
  const invLn10High = 0.4342944818781689;
  const invLn10Low = 2.5082946711645275e-11;
  const k = exponentOfLog(x);
  const f = unscale(x, k) - 1;
  const halfSquare = 0.5 * f * f;
  const high = leadingBits(f - halfSquare);
  const low = f - high - halfSquare + logRemainder(f);
  const valueHigh = high * invLn10High;
  const exponentHigh = k * 0.30102999566361177;
  const exponentLow = k * 3.694239077158931e-13;
  const valueLow = exponentLow + (low + high) * invLn10Low + low * invLn10High;
  const sum = exponentHigh + valueHigh;
  return atLogEdges(x, valueLow + (exponentHigh - sum + valueHigh) + sum);
}

/** The leading 21 bits of x (Dekker's splitting), few enough that a product with a 32-bit constant is exact. */
function leadingBits(x: number): number {
  const spread = 4294967297 * x;
  return spread - (spread - x);
}
