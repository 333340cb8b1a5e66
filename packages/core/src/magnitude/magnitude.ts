import { log2Scaled, log10Scaled, type Scaled, toNumber } from './scaled.ts';

/**
 * A real number beyond the range of float64: what a gradient of a deep chain is.
 *
 * A `value` of 0 with a `sign` that is not 0 has underflowed; `log10` and `log2` have not.
 */
export interface Magnitude {
  /** The nearest float64: 0 where it underflows, ±Infinity where it overflows. */
  readonly value: number;
  /** NaN for a gradient that is not a number. */
  readonly sign: number;
  /** log₁₀ of the absolute value; −Infinity for an exact zero. */
  readonly log10: number;
  /** log₂ of the absolute value; −Infinity for an exact zero. */
  readonly log2: number;
}

/** Unfolds a scaled number into what a reader wants of it. */
export function magnitude(x: Scaled): Magnitude {
  const { significand, exponent } = x;
  return {
    value: toNumber(x),
    sign: Math.sign(significand),
    log10: log10Scaled(significand, exponent),
    log2: log2Scaled(significand, exponent),
  };
}
