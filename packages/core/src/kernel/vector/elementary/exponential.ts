import { horner, type Term } from '../term.ts';
import { powerOfTwo, roundToInteger, scale } from './binary.ts';

/** e^x = 2ᵏ · (1 + r + beyond) for x bounded so that it has long vanished or overflowed; r = high − low. */
function reduced(x: Term): { k: Term; high: Term; low: Term; r: Term; beyond: Term } {
  const bounded = x.atMost(900).atLeast(-900);
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: the constant of the scalar function
  const k = roundToInteger(bounded.times(1.4426950408889634));
  const high = bounded.minus(k.times(0.6931471803691238));
  const low = k.times(1.9082149292705877e-10);
  const r = high.minus(low);
  const c = r.minus(expRemainder(r.times(r)));
  return { k, high, low, r, beyond: r.times(c).over(c.from(2)) };
}

/** r coth(r/2) − 2 as a polynomial of t = r². */
function expRemainder(t: Term): Term {
  return t.times(
    horner(
      t,
      [
        0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6,
        4.1381367970572385e-8,
      ],
    ),
  );
}

/** eˣ. */
export function exp(x: Term): Term {
  const { k, high, low, beyond } = reduced(x);
  return scale(low.minus(beyond).minus(high).from(1), k);
}

/** eˣ − 1. Below −55 it is −1 with the exponent of −55 too; the reduction is the exponential's, to be shared. */
export function expm1(x: Term): Term {
  const { k: exponent, high, low, r, beyond } = reduced(x);
  const k = exponent.atLeast(-80);
  const rest = high.minus(r).minus(low);
  const integral = powerOfTwo(k.atMost(60).neg()).from(1);
  const sum = integral.plus(r);
  const lost = integral.minus(sum).plus(r);
  const far = scale(sum.plus(beyond.plus(lost.plus(rest))), k);
  return k.eq(0).pick(x.eq(0).pick(x, x.plus(beyond)), far);
}
