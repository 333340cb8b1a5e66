/**
 * The three things the elementary functions ask of the binary format itself: rounding to an integer, scaling by a
 * power of two, and reading an exponent. Everything else in this folder is + − × ÷, square roots and comparisons.
 *
 * The 32-bit views assume little-endian memory, as WebAssembly does.
 */
const probe = new Float64Array(1);
const probeWords = new Int32Array(probe.buffer);
const powers = new Float64Array(2);
const powerWords = new Int32Array(powers.buffer);

/**
 * The integer nearest to x, ties to even, for |x| ≤ 2⁵¹: adding 1.5 · 2⁵² pushes the fraction out of the significand.
 */
export function roundToInteger(x: number): number {
  const shifter = 6755399441055744;
  return x + shifter - shifter;
}

/**
 * y · 2ᵏ for an integer |k| ≤ 2044, in two steps, so that it overflows and underflows gradually as it should.
 *
 * For normal y the first product is exact: only one rounding happens, in the subnormal range.
 */
export function scale(y: number, k: number): number {
  const half = k >> 1;
  powerWords[1] = (half + 1023) << 20;
  powerWords[3] = (k - half + 1023) << 20;
  return y * powers[0]! * powers[1]!;
}

/**
 * 2ᵏ for an integer −1022 ≤ k ≤ 1023.
 */
export function powerOfTwo(k: number): number {
  powerWords[1] = (k + 1023) << 20;
  return powers[0]!;
}

/**
 * The integer k that puts x · 2⁻ᵏ into [√½, √2), for normal positive x.
 *
 * Adding the distance from √½ to 1 in the high word carries into the exponent exactly where the significand
 * reaches √2 (to 20 bits, as in fdlibm).
 */
export function exponentNear(x: number): number {
  probe[0] = x;
  return ((probeWords[1]! + (0x3ff00000 - 0x3fe6a09e)) >> 20) - 1023;
}

/**
 * The magnitude with the sign of x, where magnitude ≥ 0 vanishes only with x; x itself for ±0 and NaN.
 */
export function withSignOf(magnitude: number, x: number): number {
  return x > 0 ? magnitude : x < 0 ? -magnitude : x;
}
