import { withSignOf } from './binary.ts';
import { scaledExp } from './exp.ts';
import { expRemainder } from './exp-reduced.ts';
import { expm1 } from './expm1.ts';

/**
 * The hyperbolic tangent.
 *
 * tanh x = x / (x coth x) near zero, from the rational form of the exponential; else, with t = e^{2|x|} − 1, it is
 * t / (t + 2) up to 0.55 and 1 − 2 / (t + 2) beyond, with the sign of x.
 *
 * tanh(±0) = ±0, tanh(±∞) = ±1, NaN gives NaN. Odd, bit for bit.
 * @accuracy 2 ulp
 * @source fdlibm `s_tanh.c` (Sun Microsystems, 1993)
 */
export function tanh(x: number): number {
  const a = Math.abs(x);
  if (a < 0.17) return x / (1 + 0.5 * expRemainder(4 * (x * x)));
  const t = expm1(2 * a);
  const middle = a < 0.55;
  const quotient = (middle ? t : -2) / (t + 2);
  return withSignOf(middle ? quotient : 1 + quotient, x);
}

/**
 * The slope of tanh, sech² x = 1 − tanh² x, right down to the smallest number.
 *
 * sech² x = 4e / (1 + e (2 + e)) with e = e^{−2|x|}.
 *
 * sech2(±0) = 1, sech2(±∞) = +0, NaN gives NaN. Even, bit for bit. Underflows gradually beyond 354.9, to zero
 * beyond 373.2.
 * @accuracy 3 ulp
 */
export function sech2(x: number): number {
  const fourE = scaledExp(-2 * Math.abs(x), 0, 4);
  const e = 0.25 * fourE;
  return fourE / (1 + e * (2 + e));
}
