import { powerOfTwo } from '../elementary/binary.ts';
import { log2, log10 } from '../elementary/log2.ts';

/**
 * A number significand · 2^exponent, free of float64's range.
 *
 * It is *balanced*: 2⁻²⁵⁶ ≤ |significand| ≤ 2²⁵⁶, or the significand is 0, ±∞ or NaN and the exponent 0. A product
 * of two balanced significands neither overflows nor underflows, so products and sums round once, as float64's
 * do, at any size. Numbers of moderate size stand as they are, with exponent 0.
 */
export interface Scaled {
  readonly significand: number;
  /** An integer. */
  readonly exponent: number;
}

const SMALL = powerOfTwo(-256);
const LARGE = powerOfTwo(256);
const real = new Float64Array(1);
const words = new Int32Array(real.buffer);

/** Whether x may stand as a significand as it is. */
export function isBalanced(x: number): boolean {
  const size = Math.abs(x);
  return (size >= SMALL && size <= LARGE) || x === 0;
}

/** The exponent k that puts |x|·2⁻ᵏ into [1, 2); 0 for 0, ±∞ and NaN. Exact, subnormals included. */
export function exponentOf(x: number): number {
  real[0] = x;
  const biased = (words[1]! >>> 20) & 0x7ff;
  if (biased === 0) return x === 0 ? 0 : exponentOf(x * 18014398509481984) - 54;
  return biased === 0x7ff ? 0 : biased - 1023;
}

/** x · 2^exponent as a scaled number. Exact. */
export function scaled(x: number, exponent = 0): Scaled {
  if (x === 0 || !Number.isFinite(x)) return { significand: x, exponent: 0 };
  if (isBalanced(x)) return { significand: x, exponent };
  const k = exponentOf(x);
  return { significand: timesPowerOfTwo(x, -k), exponent: exponent + k };
}

/** The nearest float64: gradual underflow below 2⁻¹⁰²², ±0 below half the smallest subnormal, ±∞ above 2¹⁰²⁴. */
export function toNumber({ significand, exponent }: Scaled): number {
  return timesPowerOfTwo(significand, exponent);
}

/**
 * x · 2ᵏ for any integer k, rounded once.
 *
 * A way down of several steps takes at most 2⁻⁹⁶⁹ in each but the last, so that only the last rounds.
 */
export function timesPowerOfTwo(x: number, k: number): number {
  if (k >= -1022 && k <= 1023) return k === 0 ? x : x * powerOfTwo(k);
  let value = x;
  let rest = Math.max(-4000, Math.min(k, 4000));
  for (; rest > 1023; rest -= 1023) value *= powerOfTwo(1023);
  for (; rest < -1022; rest += 969) value *= powerOfTwo(-969);
  return value * powerOfTwo(rest);
}

/** a · b, rounded once. */
export function multiply(a: Scaled, b: Scaled): Scaled {
  return scaled(a.significand * b.significand, a.exponent + b.exponent);
}

/** a + b, rounded once. */
export function add(a: Scaled, b: Scaled): Scaled {
  if (a.significand === 0) return b;
  if (b.significand === 0) return a;
  const [high, low] = a.exponent >= b.exponent ? [a, b] : [b, a];
  // Beyond 2⁻⁷⁰⁰ of shift the lower one is lost even where its significand is the largest and the other's the
  // smallest.
  const shift = low.exponent - high.exponent;
  if (shift < -700 && Number.isFinite(low.significand)) return high;
  return scaled(high.significand + timesPowerOfTwo(low.significand, shift), high.exponent);
}

/** log₁₀|significand · 2^exponent| to 2 ulp, near 1 too; −∞ for 0. */
export function log10Scaled(significand: number, exponent: number): number {
  const size = Math.abs(significand);
  if (exponent > -700 && exponent < 700) return log10(timesPowerOfTwo(size, exponent));
  return exponent * 0.30102999566398119521 + log10(size);
}

/** log₂|significand · 2^exponent| to 2 ulp, near 1 too; −∞ for 0. */
export function log2Scaled(significand: number, exponent: number): number {
  const size = Math.abs(significand);
  if (exponent > -700 && exponent < 700) return log2(timesPowerOfTwo(size, exponent));
  return exponent + log2(size);
}
