/**
 * The three things the elementary functions ask of the binary format itself: rounding to an integer, scaling by a
 * power of two, and reading an exponent. Everything else in this folder is + − × ÷, square roots and comparisons.
 *
 * The 32-bit view assumes little-endian memory, as WebAssembly does. Reading half of a number just written is quick;
 * reading a number whose half was just written stalls the processor for some 20 ns. Powers of two are therefore
 * looked up, where a vector unit would shift k into the exponent.
 */
const probe = new Float64Array(1);
const probeWords = new Int32Array(probe.buffer);
const powersOfTwo = new Float64Array(2046);
for (let i = 0, power = 2.2250738585072014e-308; i < 2046; i++, power *= 2) powersOfTwo[i] = power;

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
  const whole = k | 0;
  const half = whole >> 1;
  return y * powerOfTwo(half) * powerOfTwo(whole - half);
}

/**
 * x · 2⁻ᵏ for an integer |k| ≤ 2044.
 *
 * Zero is subtracted from, not negated: −0 would turn the integer into a floating-point number, at twice the time.
 */
export function unscale(x: number, k: number): number {
  return scale(x, 0 - k);
}

/**
 * 2ᵏ for an integer −1022 ≤ k ≤ 1023.
 */
export function powerOfTwo(k: number): number {
  return powersOfTwo[(k | 0) + 1022]!;
}

/**
 * The integer k that puts x · 2⁻ᵏ into [√½, √2), for normal x > 0; −1023, 1024 or so for others.
 *
 * Adding the distance from √½ to 1 in the high word carries into the exponent exactly where the significand
 * reaches √2 (to 20 bits, as in fdlibm).
 */
export function exponentNear(x: number): number {
  probe[0] = x;
  return (((probeWords[1]! & 0x7fffffff) + (0x3ff00000 - 0x3fe6a09e)) >> 20) - 1023;
}

/**
 * The magnitude with the sign of x, where magnitude ≥ 0 vanishes only with x; x itself for ±0 and NaN.
 */
export function withSignOf(magnitude: number, x: number): number {
  return x > 0 ? magnitude : x < 0 ? -magnitude : x;
}
