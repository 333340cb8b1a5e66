import { withSignOf } from './binary.ts';

/**
 * The inverse tangent.
 *
 * arctan |x| = arctan c + arctan((|x| − c) / (1 + c|x|)) with c = 0, ½, 1, 3/2 or ∞, whichever is near; then an odd
 * polynomial.
 *
 * atan(±0) = ±0, atan(±∞) = ±π/2, NaN gives NaN. Odd, bit for bit.
 * @accuracy 1 ulp
 * @source fdlibm `s_atan.c` (Sun Microsystems, 1993)
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
    high = 1.57079632679489655800;
    low = 6.12323399573676603587e-17;
  } else if (a >= 1.1875) {
    numerator = a - 1.5;
    denominator = 1 + 1.5 * a;
    high = 9.82793723247329054082e-1;
    low = 1.39033110312309984516e-17;
  } else if (a >= 0.6875) {
    numerator = a - 1;
    denominator = a + 1;
    high = 7.85398163397448278999e-1;
    low = 3.06161699786838301793e-17;
  } else if (a >= 0.4375) {
    numerator = 2 * a - 1;
    denominator = 2 + a;
    high = 4.63647609000806093515e-1;
    low = 2.26987774529616870924e-17;
  }
  const t = numerator / denominator;
  return withSignOf(high - (t * atanRemainder(t * t) - low - t), x);
}

/** (t − arctan t) / t as a polynomial of z = t², for |t| ≤ 7/16, its even and odd terms side by side. */
function atanRemainder(z: number): number {
  const w = z * z;
  const odd =
    z *
    (3.33333333333329318027e-1 +
      w *
        (1.42857142725034663711e-1 +
          w *
            (9.09088713343650656196e-2 +
              w * (6.66107313738753120669e-2 + w * (4.97687799461593236017e-2 + w * 1.62858201153657823623e-2)))));
  const even =
    w *
    (-1.99999999998764832476e-1 +
      w *
        (-1.11111104054623557880e-1 +
          w * (-7.69187620504482999495e-2 + w * (-5.83357013379057348645e-2 + w * -3.65315727442169155270e-2))));
  return odd + even;
}
