/** Exact arithmetic, as the truth that tests hold enclosures against. Nothing but tests imports it. */

/** A fraction of integers, with a positive denominator; not reduced. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** Exact operations on fractions. */
export const rational = {
  of,
  compare,
  add: (a: Rational, b: Rational): Rational => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d }),
  subtract: (a: Rational, b: Rational): Rational => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d }),
  multiply: (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d }),
  divide: (a: Rational, b: Rational): Rational =>
    b.n < 0n ? { n: -a.n * b.d, d: -a.d * b.n } : { n: a.n * b.d, d: a.d * b.n },
  min: (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b),
  max: (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b),
  power,
} as const;

/** The directed operations of `rounding.ts`, rounded to nearest instead: what the tests must notice. */
export const nearest = {
  addDown: (a: number, b: number): number => a + b,
  addUp: (a: number, b: number): number => a + b,
  multiplyDown: (a: number, b: number): number => a * b,
  multiplyUp: (a: number, b: number): number => a * b,
  divideDown: (a: number, b: number): number => a / b,
  divideUp: (a: number, b: number): number => a / b,
  sqrtDown: (x: number): number => Math.sqrt(x),
  sqrtUp: (x: number): number => Math.sqrt(x),
} as const;

/** A finite float64, exactly. */
function of(x: number): Rational {
  if (!Number.isFinite(x)) throw new RangeError(`${x} is no fraction`);
  let shift = 0;
  let scaled = x;
  for (; !Number.isInteger(scaled); shift++) scaled *= 2;
  return { n: BigInt(scaled), d: 1n << BigInt(shift) };
}

/** Negative, 0 or positive as a is below, at or above b. */
function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** aⁿ for an integer n, where a ≠ 0 or n ≥ 0. */
function power(a: Rational, n: number): Rational {
  if (n < 0) return rational.divide({ n: 1n, d: 1n }, power(a, -n));
  return { n: a.n ** BigInt(n), d: a.d ** BigInt(n) };
}
