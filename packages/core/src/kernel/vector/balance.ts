import { powerOfTwo } from '../../elementary/binary.ts';
import { powerOfTwo as powersOfTwo } from './elementary/binary.ts';
import type { Term } from './term.ts';

/** The window of a balanced significand, as `../../magnitude/scaled.ts` has it. */
const SMALL = powerOfTwo(-256);
const LARGE = powerOfTwo(256);

/** A vector of scaled numbers, significand · 2^exponent; exponents are float64s that hold integers. */
export interface ScaledTerm {
  readonly significand: Term;
  readonly exponent: Term;
}

/** Where a number may not stand as a balanced significand as it is; NaN may. */
export function unbalanced(x: Term): Term {
  const size = x.abs();
  return size.lt(SMALL).and(x.ne(0)).or(size.gt(LARGE));
}

/** Where a number is balanced as it is, and not zero. */
export function isWithin(x: Term): Term {
  const size = x.abs();
  return size.ge(SMALL).and(size.le(LARGE));
}

/** The same number balanced, for a significand that is 0, not finite, or within 2^±512. */
export function balance(significand: Term, exponent: Term): ScaledTerm {
  const size = significand.abs();
  const small = size.lt(SMALL);
  const large = size.gt(LARGE);
  const factor = small.pick(LARGE, large.pick(SMALL, 1));
  return {
    significand: significand.times(factor),
    exponent: exponent.minus(small.pick(256, large.pick(-256, 0))),
  };
}

/** Zeros without an exponent, which would say that there are numbers beyond the balanced ones. */
export function bare({ significand, exponent }: ScaledTerm): ScaledTerm {
  return { significand, exponent: significand.ne(0).and(exponent) };
}

/** significand · 2^exponent as float64s; the first of the two steps is exact, so it is rounded once. */
export function toFloat({ significand, exponent }: ScaledTerm): Term {
  const whole = exponent.atMost(1700).atLeast(-1700);
  const first = whole.atMost(700).atLeast(-700);
  return significand.times(powersOfTwo(first)).times(powersOfTwo(whole.minus(first)));
}

/** A mask of |z| < 2⁻²⁵⁶, zero included. */
export function isTiny(z: Term): Term {
  return z.abs().lt(SMALL);
}

/** A mask of |z| > 2²⁵⁶. */
export function isHuge(z: Term): Term {
  return z.abs().gt(LARGE);
}

/** A mask as an operand that counts: 1 where it is set. */
export function count(mask: Term): Term {
  return mask.and(mask.constant(1));
}
