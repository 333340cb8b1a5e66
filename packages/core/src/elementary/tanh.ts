import { withSignOf } from './binary.ts';
import { scaledExp } from './exp.ts';
import { expm1 } from './expm1.ts';

/**
 * The hyperbolic tangent.
 *
 * tanh x = −t / (2 + t) with t = e^{−2|x|} − 1, and the sign of x.
 *
 * tanh(±0) = ±0, tanh(±∞) = ±1, NaN gives NaN. Odd, bit for bit.
 * @accuracy 2 ulp
 * @source fdlibm `s_tanh.c` (Sun Microsystems, 1993), one of its two forms
 */
export function tanh(x: number): number {
  const t = expm1(-2 * Math.abs(x));
  return withSignOf(-t / (2 + t), x);
}

/**
 * The slope of tanh, sech² x = 1 − tanh² x, right down to the smallest number.
 *
 * sech² x = 4e / (1 + e)² with e = e^{−2|x|}.
 *
 * sech2(±0) = 1, sech2(±∞) = +0, NaN gives NaN. Even, bit for bit. Underflows gradually beyond 354.9, to zero
 * beyond 373.2.
 * @accuracy 3 ulp
 */
export function sech2(x: number): number {
  const fourE = scaledExp(-2 * Math.abs(x), 0, 4);
  const onePlusE = 1 + 0.25 * fourE;
  return fourE / (onePlusE * onePlusE);
}
