import { withSignOf } from './binary.ts';
import { erfRemainder, scaledErfc } from './erf-parts.ts';
import { lowered } from './exp-halves.ts';
import { raisedGauss } from './gauss.ts';

/**
 * The error function.
 *
 * erf x = (2/√π) ∫₀ˣ e^{−t²} dt: a rational function near 0, else 1 − erfc|x| with the sign of x.
 *
 * erf(±0) = ±0, erf(±∞) = ±1, NaN gives NaN. Odd, bit for bit.
 *
 * Accuracy: 1.3 ulp, the largest error seen. Source: near 0 fdlibm `s_erf.c` (Sun Microsystems, 1993).
 */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a < 0.84375) return x + x * erfRemainder(x * x);
  return withSignOf(1 - erfcOfMagnitude(a), x);
}

/**
 * The complementary error function, right down to the smallest number.
 *
 * erfc x = 1 − erf x = e^{−x²} · (e^{x²} erfc x): the second factor is a slow rational function.
 *
 * erfc(±0) = 1, erfc(−∞) = 2, erfc(+∞) = +0, NaN gives NaN. Underflows gradually beyond 26.54, to zero beyond 27.23.
 *
 * Accuracy: 5.1 ulp, the largest error seen.
 */
export function erfc(x: number): number {
  const tail = erfcOfMagnitude(Math.abs(x));
  return x < 0 ? 2 - tail : tail;
}

function erfcOfMagnitude(x: number): number {
  const a = Math.min(x, 27.5);
  return raisedGauss(a, 1) * scaledErfc(a) * lowered;
}
