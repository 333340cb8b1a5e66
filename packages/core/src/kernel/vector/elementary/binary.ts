import type { Term } from '../term.ts';

/** 1.5 · 2⁵²: added to a number, it pushes the fraction out of the significand. */
export const SHIFTER = 6755399441055744;

/** The nearest integer, ties to even, for |x| ≤ 2⁵¹. */
export function roundToInteger(x: Term): Term {
  return x.plus(SHIFTER).minus(SHIFTER);
}

/** 2ᵏ for an integer −1022 ≤ k ≤ 1023: the low bits of k + 1.5·2⁵² + 1023, shifted into the exponent. */
export function powerOfTwo(k: Term): Term {
  return k.plus(SHIFTER + 1023).shift('shiftLeft', 52);
}

/** y · 2ᵏ in two steps, for |k| ≤ 2044; the first takes what a power of two can hold, so only the second rounds. */
export function scale(y: Term, k: Term): Term {
  const first = k.atMost(900).atLeast(-900);
  return y.times(powerOfTwo(first)).times(powerOfTwo(k.minus(first)));
}

/** The integer k that puts |x| · 2⁻ᵏ into [1, 2), for normal x. */
export function octaveOf(x: Term): Term {
  // The biased exponent in the low bits of 2⁵² is a float64 again.
  const biased = x.abs().shift('shiftRight', 52).or(x.constant(4503599627370496));
  return biased.minus(4503599627370496 + 1023);
}

/** The integer k that puts x · 2⁻ᵏ into [√½, √2), for normal x > 0. */
export function exponentNear(x: Term): Term {
  return octaveOf(x.abs().plusInteger(x.bits(BigInt(0x3ff00000 - 0x3fe6a09e) << 32n)));
}

/** The magnitude with the sign of x; x itself for ±0 and NaN. */
export function withSignOf(magnitude: Term, x: Term): Term {
  return x.gt(0).pick(magnitude, x.lt(0).pick(magnitude.neg(), x));
}
