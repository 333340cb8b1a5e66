import { powerOfTwo, roundToInteger } from './binary.ts';

/**
 * e^{−2y} = 2ᵏ · (w − g) / (w + g) for y ≥ 0, with |g| ≤ ¼ ln 2 and w = g coth g, as functions of its kind take it:
 * they put their own quotient around this one, so that the exponential costs no division.
 */
export interface ExpHalves {
  /** 2ᵏ⁺¹⁰¹, which is never subnormal: what is multiplied by it is to be multiplied by `lowered` in the end. */
  readonly raised: number;
  /** y less the nearest multiple of ½ ln 2, rounded. */
  readonly g: number;
  /** w − 1, between 0 and 0.01. */
  readonly rest: number;
  /** w + g. */
  readonly above: number;
  /** w − g. */
  readonly below: number;
}

/** 2⁻¹⁰¹, which undoes the raising; the one rounding into the subnormal range. */
export const lowered: number = 3.944304526105059e-31;

/**
 * The parts of e^{−2(y + low)} for 0 ≤ y ≤ 380 and |low| ≤ 2⁻¹⁴; larger y, as 380.
 *
 * NaN gives NaN in all but `raised`. Error of w below 1e-18, of g below 3e-17.
 *
 * Source: fdlibm `e_exp.c` (Sun Microsystems, 1993): its polynomial for r coth(r/2) − 2, halved and with r = 2g, and
 * its ln 2 in two parts, the first ending in 21 zero bits, so that k times it is exact; halved too.
 */
export function expHalves(y: number, low: number): ExpHalves {
  const bounded = Math.min(y, 380);
  const k = roundToInteger(bounded * -2.8853900817779268);
  const g = bounded + k * 0.3465735901845619 + (low + k * 9.541074646352939e-11);
  const t = g * g;
  const p1 = 0.33333333333333204;
  const p2 = -0.022222222221612475;
  const p3 = 0.002116402022860139;
  const p4 = -0.00021163394822995522;
  const p5 = 2.118726040093306e-5;
  const rest = t * (p1 + t * (p2 + t * (p3 + t * (p4 + t * p5))));
  return { raised: powerOfTwo(k + 101), g, rest, above: 1 + (rest + g), below: 1 + (rest - g) };
}
