import { expHalves, lowered } from './exp-halves.ts';

/**
 * The logistic function.
 *
 * σ(−|z|) = e / (1 + e) with e = e^{−|z|} = s (w − g) / (w + g), that is s (w − g) / (w + g + s (w − g)), and
 * σ(|z|) = 1 − σ(−|z|): σ and its slope σ(z) σ(−z) have one division between them.
 *
 * sigmoid(±0) = ½, sigmoid(−∞) = +0, sigmoid(+∞) = 1, NaN gives NaN. Underflows gradually below −708.4.
 *
 * Accuracy: 2.4 ulp, the largest error seen.
 */
export function sigmoid(z: number): number {
  const { raised, above, below } = expHalves(0.5 * Math.abs(z), 0);
  const p = raised * below;
  const smaller = (p / (above + p * lowered)) * lowered;
  return z < 0 ? smaller : 1 - smaller;
}
