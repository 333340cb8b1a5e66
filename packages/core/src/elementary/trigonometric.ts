import { roundToInteger } from './binary.ts';
import { reduced, reduceHugeAngle } from './huge-angle.ts';

/**
 * The sine.
 *
 * sin x = ±sin r or ±cos r with r = x − n π/2, |r| ≤ π/4, n the nearest integer; r is kept as a sum of two numbers.
 *
 * sin(±0) = ±0; NaN for ±∞ and NaN. Odd, bit for bit. Accurate for every finite x, at a higher cost beyond 2²⁰.
 *
 * Accuracy: 0.8 ulp, the largest error seen.
 * Source: polynomials of fdlibm `k_sin.c` and `k_cos.c` (Sun Microsystems, 1993).
 */
export function sin(x: number): number {
  return sineAfterQuarters(x, 0);
}

/**
 * The cosine.
 *
 * cos x = sin(x + π/2): the sine's reduction, one quadrant on.
 *
 * cos(±0) = 1; NaN for ±∞ and NaN. Even, bit for bit. Accurate for every finite x, at a higher cost beyond 2²⁰.
 *
 * Accuracy: 0.8 ulp, the largest error seen.
 * Source: polynomials of fdlibm `k_sin.c` and `k_cos.c` (Sun Microsystems, 1993).
 */
export function cos(x: number): number {
  return sineAfterQuarters(x, 1);
}

/**
 * sin(x + quarters · π/2), by Cody and Waite's reduction: π/2 in three parts of 33 bits and a last one, so that the
 * products with n < 2²⁰ are exact, and Knuth's two-sum for what the second and third subtraction round away.
 */
function sineAfterQuarters(x: number, quarters: number): number {
  if (Math.abs(x) > 1048576) {
    const n = reduceHugeAngle(x);
    return sineOfReduced(reduced[0]!, reduced[1]!, n + quarters);
  }
  const n = roundToInteger(x * 0.6366197723675814);
  const first = x - n * 1.5707963267341256;
  const p2 = n * 6.077100506303966e-11;
  const second = first - p2;
  const back2 = second - first;
  const error2 = first - (second - back2) - (p2 + back2);
  const p3 = n * 2.0222662487111665e-21;
  const third = second - p3;
  const back3 = third - second;
  const error3 = second - (third - back3) - (p3 + back3);
  const low = n * 8.4784276603689e-32 - (error2 + error3);
  const r = third - low;
  return sineOfReduced(r, third - r - low, n + quarters);
}

/** sin(r + tail + n π/2) for |r| ≤ π/4: sine and cosine of r, one of which the quadrant takes. */
function sineOfReduced(r: number, tail: number, n: number): number {
  const quadrant = n & 3;
  const z = r * r;
  const value = quadrant & 1 ? cosineNearZero(z, r * tail) : sineNearZero(r, tail, z);
  return quadrant & 2 ? -value : value;
}

/** sin(r + tail) for |r| ≤ π/4 and z = r². */
function sineNearZero(r: number, tail: number, z: number): number {
  const s1 = -0.16666666666666632;
  const s2 = 0.00833333333332249;
  const s3 = -0.0001984126982985795;
  const s4 = 2.7557313707070068e-6;
  const s5 = -2.5050760253406863e-8;
  const s6 = 1.58969099521155e-10;
  const cube = z * r;
  const rest = s2 + z * (s3 + z * s4) + z * (z * z) * (s5 + z * s6);
  return r - (z * (0.5 * tail - cube * rest) - tail - cube * s1);
}

/** cos(r + tail) for |r| ≤ π/4, from z = r² and the product r · tail. */
function cosineNearZero(z: number, product: number): number {
  const c1 = 0.0416666666666666;
  const c2 = -0.001388888888887411;
  const c3 = 2.480158728947673e-5;
  const c4 = -2.7557314351390663e-7;
  const c5 = 2.087572321298175e-9;
  const c6 = -1.1359647557788195e-11;
  const w = z * z;
  const rest = z * (c1 + z * (c2 + z * c3)) + w * w * (c4 + z * (c5 + z * c6));
  const half = 0.5 * z;
  const near = 1 - half;
  return near + (1 - near - half + (z * rest - product));
}
