import { expHalves, lowered } from './exp-halves.ts';

/**
 * The bell curve.
 *
 * e^{−z²}, with z² as an unevaluated sum of two numbers, so that its rounding error is not multiplied by z².
 *
 * gauss(±0) = 1, gauss(±∞) = +0, NaN gives NaN. Even, bit for bit. Underflows gradually beyond 26.61, to zero beyond
 * 27.30.
 *
 * Accuracy: 1.1 ulp, the largest error seen.
 */
export function gauss(z: number): number {
  return raisedGauss(Math.min(Math.abs(z), 27.5), 1) * lowered;
}

/**
 * e^{−rate · a²} · 2¹⁰¹ for 0 ≤ a, a rate of 1 or ½ and rate · a² ≤ 757: what is made of it is to be multiplied by
 * `lowered` in the end, and only then rounded into the subnormal range.
 *
 * With h, which is a to a multiple of 2⁻²⁰, the square is h², exact, plus (a − h)(a + h), which is below 2⁻¹⁴. Of the
 * quotient (w − g) / (w + g), what it lacks to 1 is rounded, not the whole.
 *
 * Accuracy: 1.5 ulp.
 */
export function raisedGauss(a: number, rate: number): number {
  const shifter = 6442450944;
  const h = a + shifter - shifter;
  const half = 0.5 * rate;
  const { raised, g, above } = expHalves(half * (h * h), half * ((a - h) * (a + h)));
  return (1 - (2 * g) / above) * raised;
}
