import { roundToInteger } from './binary.ts';

/**
 * The k of the reduction eˣ = 2ᵏ · eʳ with |r| ≤ ½ ln 2: the integer nearest to x / ln 2.
 */
export function exponentOfExp(x: number): number {
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: bits must not come from the host
  return roundToInteger(x * 1.4426950408889634);
}

/**
 * eˣ · 2⁻ᵏ, a number in [√½, √2], for k = exponentOfExp(x).
 *
 * eʳ = 1 + 2r / (r coth(r/2) − r); the polynomial stands for r coth(r/2) − 2 = r²/6 − r⁴/360 + … Error below
 * 0.6 ulp. Source: fdlibm `e_exp.c` (Sun Microsystems, 1993), its coefficients and its ln 2 in two parts, the first
 * ending in 21 zero bits, so that k times it is exact.
 */
export function expReduced(x: number, k: number): number {
  const high = x - k * 0.6931471803691238;
  const low = k * 1.9082149292705877e-10;
  const r = high - low;
  const c = r - expRemainder(r * r);
  return 1 - (low - (r * c) / (2 - c) - high);
}

/**
 * r coth(r/2) − 2 as a polynomial of t = r², for |r| ≤ ½ ln 2.
 */
export function expRemainder(t: number): number {
  const p1 = 0.16666666666666602;
  const p2 = -0.0027777777777015593;
  const p3 = 6.613756321437934e-5;
  const p4 = -1.6533902205465252e-6;
  const p5 = 4.1381367970572385e-8;
  return t * (p1 + t * (p2 + t * (p3 + t * (p4 + t * p5))));
}
