import { horner, type Operand, type Term } from '../term.ts';
import { powerOfTwo, roundToInteger, scale } from './binary.ts';

function exponentOfExp(x: Term): Term {
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: the constant of the scalar function
  return roundToInteger(x.times(1.4426950408889634));
}

/** r coth(r/2) − 2 as a polynomial of t = r². */
export function expRemainder(t: Term): Term {
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

/** factor · e^{hi + lo}. */
export function scaledExp(hi: Term, lo: Term | 0, factor: Operand): Term {
  const x = hi.atMost(900).atLeast(-900);
  const k = exponentOfExp(x);
  const high = x.minus(k.times(0.6931471803691238));
  const tail = k.times(1.9082149292705877e-10);
  const low = lo === 0 ? tail : tail.minus(lo);
  const r = high.minus(low);
  const c = r.minus(expRemainder(r.times(r)));
  const reduced = low
    .minus(r.times(c).over(c.from(2)))
    .minus(high)
    .from(1);
  return scale(factor === 1 ? reduced : reduced.times(factor), k);
}

/** eˣ. */
export function exp(x: Term): Term {
  return scaledExp(x, 0, 1);
}

/** eˣ − 1. */
export function expm1(x: Term): Term {
  const bounded = x.atMost(800).atLeast(-50);
  const k = exponentOfExp(bounded);
  const high = bounded.minus(k.times(0.6931471803691238));
  const low = k.times(1.9082149292705877e-10);
  const r = high.minus(low);
  const rest = high.minus(r).minus(low);
  const c = r.minus(expRemainder(r.times(r)));
  const beyondLinear = r.times(c).over(c.from(2));
  const integral = powerOfTwo(k.atMost(60).neg()).from(1);
  const sum = integral.plus(r);
  const lost = integral.minus(sum).plus(r);
  const far = scale(sum.plus(beyondLinear.plus(lost.plus(rest))), k);
  return k.eq(0).pick(x.eq(0).pick(x, x.plus(beyondLinear)), far);
}
