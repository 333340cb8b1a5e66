/**
 * Neighbours, halves and exact residuals of float64 numbers: what directed rounding is built on.
 *
 * Everything here follows from IEEE 754 addition, multiplication and the layout of the bits.
 */

const view = new DataView(new ArrayBuffer(8));

/** The least float64 above x: 2⁻¹⁰⁷⁴ above 0, ∞ above the largest finite number; ∞ and NaN give themselves. */
export function nextUp(x: number): number {
  if (!(x < Number.POSITIVE_INFINITY)) return x;
  if (x === 0) return Number.MIN_VALUE;
  return stepBits(x, x > 0 ? 1 : -1);
}

/** The greatest float64 below x; nextDown(x) = −nextUp(−x). */
export function nextDown(x: number): number {
  return -nextUp(-x);
}

/** Moves the bits of x, read as an integer, by one: away from zero (+1) or towards it (−1). */
function stepBits(x: number, step: 1 | -1): number {
  view.setFloat64(0, x);
  const low = view.getUint32(4);
  if (step > 0) {
    view.setUint32(4, low + 1);
    if (low === 0xffffffff) view.setUint32(0, view.getUint32(0) + 1);
  } else {
    view.setUint32(4, low - 1);
    if (low === 0) view.setUint32(0, view.getUint32(0) - 1);
  }
  return view.getFloat64(0);
}

/** 2ᵏ, exact, for −1022 ≤ k ≤ 1023. */
export function powerOfTwo(k: number): number {
  view.setUint32(0, (k + 1023) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** x = mantissa · 2^exponent with 1 ≤ mantissa < 2, exact, for finite x > 0, subnormal numbers included. */
export function decompose(x: number): { readonly mantissa: number; readonly exponent: number } {
  const scaled = x < 2.2250738585072014e-308 ? x * 18014398509481984 : x;
  view.setFloat64(0, scaled);
  const high = view.getUint32(0);
  view.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  return { mantissa: view.getFloat64(0), exponent: (high >>> 20) - 1023 - (scaled === x ? 0 : 54) };
}

/**
 * The rounding error of a sum: a + b − sum, exactly, where `sum` is the rounded a + b.
 *
 * Exact for |sum| ≤ 1e298. Knuth, The Art of Computer Programming 2, §4.2.2, theorem B.
 */
export function sumResidual(a: number, b: number, sum: number): number {
  const partner = sum - a;
  return a - (sum - partner) + (b - partner);
}

/**
 * The rounding error of a product: a · b − product, exactly, where `product` is the rounded a · b.
 *
 * Exact for |a|, |b| and |product| between 1e−270 and 1e298. Dekker, Numerische Mathematik 18 (1971), p. 224.
 */
export function productResidual(a: number, b: number, product: number): number {
  const aShifted = a * 134217729;
  const aHigh = aShifted - (aShifted - a);
  const aLow = a - aHigh;
  const bShifted = b * 134217729;
  const bHigh = bShifted - (bShifted - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
