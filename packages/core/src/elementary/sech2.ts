import { expHalves, lowered } from './exp-halves.ts';

/**
 * The slope of tanh, sech² x = 1 − tanh² x, right down to the smallest number.
 *
 * sech² x = 4 h (1 − h) with h = e / (1 + e) and e = e^{−2|x|} = s (w − g) / (w + g), that is
 * h = s (w − g) / (w + g + s (w − g)).
 *
 * sech2(±0) = 1, sech2(±∞) = +0, NaN gives NaN. Even, bit for bit. Underflows gradually beyond 354.9, to zero
 * beyond 373.2.
 *
 * Accuracy: 3.0 ulp, the largest error seen; e of its own, a division more, would save one of them.
 */
export function sech2(x: number): number {
  const { raised, above, below } = expHalves(Math.abs(x), 0);
  const p = raised * below;
  const h = p / (above + p * lowered);
  return h * (1 - h * lowered) * (4 * lowered);
}
