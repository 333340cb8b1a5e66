import { roundToInteger } from './binary.ts';

/**
 * The k of the reduction eˣ = 2ᵏ · eʳ with |r| ≤ ½ ln 2: the integer nearest to x / ln 2.
 */
export function exponentOfExp(x: number): number {
  return roundToInteger(x * 1.4426950408889634);
}

/**
 * e^{hi + lo} · 2⁻ᵏ, a number in [√½, √2], for k = exponentOfExp(hi) and |lo| no more than a rounding error of hi.
 *
 * eʳ = 1 + 2r / (r coth(r/2) − r); the polynomial stands for r coth(r/2) − 2 = r²/6 − r⁴/360 + … Error below
 * 0.6 ulp. Source: fdlibm `e_exp.c` (Sun Microsystems, 1993), its coefficients and its ln 2 in two parts, the first
 * of 21 bits, so that k times it is exact.
 */
export function expReduced(hi: number, lo: number, k: number): number {
  const high = hi - k * 6.93147180369123816490e-1;
  const low = k * 1.90821492927058770002e-10 - lo;
  const r = high - low;
  const c = r - expRemainder(r * r);
  return 1 - (low - (r * c) / (2 - c) - high);
}

/**
 * r coth(r/2) − 2 as a polynomial of t = r², for |r| ≤ ½ ln 2.
 */
export function expRemainder(t: number): number {
  const p1 = 1.66666666666666019037e-1;
  const p2 = -2.77777777770155933842e-3;
  const p3 = 6.61375632143793436117e-5;
  const p4 = -1.65339022054652515390e-6;
  const p5 = 4.13813679705723846039e-8;
  return t * (p1 + t * (p2 + t * (p3 + t * (p4 + t * p5))));
}
