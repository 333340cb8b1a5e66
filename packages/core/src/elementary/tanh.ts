import { withSignOf } from './binary.ts';
import { expHalves, lowered } from './exp-halves.ts';

/**
 * The hyperbolic tangent.
 *
 * tanh|x| = (1 − e) / (1 + e) with e = e^{−2|x|} = s (w − g) / (w + g), that is
 * (w (1 − s) + g (1 + s)) / (w + g + s (w − g)): one division, and g / w near zero, where s is 1.
 *
 * tanh(±0) = ±0, tanh(±∞) = ±1, NaN gives NaN. Odd, bit for bit.
 *
 * Accuracy: 2.4 ulp, the largest error seen.
 */
export function tanh(x: number): number {
  const { raised, g, rest, above, below } = expHalves(Math.abs(x), 0);
  const s = raised * lowered;
  const u = 1 - s;
  const quotient = (u + (rest * u + g * (1 + s))) / (above + raised * below * lowered);
  return withSignOf(quotient, x);
}
