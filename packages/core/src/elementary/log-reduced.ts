import { exponentNear } from './binary.ts';

/**
 * ln(1 + f) − f + f²/2 for √½ ≤ 1 + f ≤ √2.
 *
 * With s = f / (2 + f): ln(1 + f) = 2s + ⅔s³ + … = f − s · (f − R(s²)) = f − f²/2 + s · (f²/2 + R(s²)).
 * Source: fdlibm `e_log.c` (Sun Microsystems, 1993), with the two half polynomials of FreeBSD's `k_log.h`.
 */
export function logRemainder(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return s * (0.5 * f * f + (odd + even));
}

/**
 * The integer k that puts x · 2⁻ᵏ into [√½, √2), for positive finite x, subnormal ones too.
 */
export function exponentOfLog(x: number): number {
  const subnormal = x < 2.2250738585072014e-308;
  const normal = subnormal ? x * 18014398509481984 : x;
  const k = exponentNear(normal);
  return subnormal ? k - 54 : k;
}

/**
 * What a logarithm is outside its domain's interior (−∞ at ±0, NaN below, x at +∞ and NaN), else the given value.
 */
export function atLogEdges(x: number, value: number): number {
  return x > 0 ? (x < Infinity ? value : x) : x === 0 ? -Infinity : NaN;
}
