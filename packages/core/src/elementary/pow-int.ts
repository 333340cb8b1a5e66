/**
 * The integer power xⁿ.
 *
 * Repeated squaring from the lowest bit of |n| up; for negative n the reciprocal of the positive power.
 *
 * powInt(x, 0) = 1 for every x, NaN too. Zeros, infinities and NaN follow from the products: an odd power keeps the
 * sign. Expects an integer |n| < 2³¹. Where |x|^|n| overflows, the negative power is zero.
 *
 * Accuracy: |n| ulp at most, half an ulp for n = 2; each doubling of n about doubles the error.
 */
export function powInt(x: number, n: number): number {
  let power = 1;
  let square = x;
  for (let rest = Math.abs(n); rest > 0; rest >>= 1) {
    if (rest & 1) power *= square;
    square *= square;
  }
  return n < 0 ? 1 / power : power;
}
