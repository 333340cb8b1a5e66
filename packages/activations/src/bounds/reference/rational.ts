/** Exact arithmetic, as the truth that tests hold enclosures against. Nothing but tests imports it. */

/** A fraction of integers, with a positive denominator; not reduced. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** A finite float64, exactly. */
export function of(x: number): Rational {
  if (!Number.isFinite(x)) throw new RangeError(`${x} is no fraction`);
  let shift = 0;
  let scaled = x;
  for (; !Number.isInteger(scaled); shift++) scaled *= 2;
  return { n: BigInt(scaled), d: 1n << BigInt(shift) };
}

/** Negative, 0 or positive as a is below, at or above b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** a + b. */
export function add(a: Rational, b: Rational): Rational {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

/** a − b. */
export function subtract(a: Rational, b: Rational): Rational {
  return { n: a.n * b.d - b.n * a.d, d: a.d * b.d };
}

/** a · b. */
export function multiply(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** a / b for b ≠ 0. */
export function divide(a: Rational, b: Rational): Rational {
  return b.n < 0n ? { n: -a.n * b.d, d: -a.d * b.n } : { n: a.n * b.d, d: a.d * b.n };
}

/** The lesser of the two. */
export function min(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

/** The greater of the two. */
export function max(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

/** aⁿ for an integer n, where a ≠ 0 or n ≥ 0. */
export function power(a: Rational, n: number): Rational {
  if (n < 0) return divide({ n: 1n, d: 1n }, power(a, -n));
  return { n: a.n ** BigInt(n), d: a.d ** BigInt(n) };
}
