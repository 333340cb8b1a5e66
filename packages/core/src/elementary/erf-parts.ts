/**
 * The central interval of the error functions: below it erf is computed, above it erfc, the other is the difference.
 */
export const erfCentre: number = 0.84375;

/**
 * erf(x) / x − 1 as a rational function of t = x², for |x| ≤ 0.84375.
 *
 * Source: fdlibm `s_erf.c` (Sun Microsystems, 1993), its first interval.
 */
export function erfRemainder(t: number): number {
  const p0 = 0.12837916709551256;
  const p1 = -0.3250421072470015;
  const p2 = -0.02848174957559851;
  const p3 = -0.005770270296489442;
  const p4 = -2.3763016656650163e-5;
  const q1 = 0.39791722395915535;
  const q2 = 0.0650222499887673;
  const q3 = 0.005081306281875766;
  const q4 = 0.00013249473800432164;
  const q5 = -3.960228278775368e-6;
  const p = p0 + t * (p1 + t * (p2 + t * (p3 + t * p4)));
  const q = 1 + t * (q1 + t * (q2 + t * (q3 + t * (q4 + t * q5))));
  return p / q;
}

/**
 * e^{x²} erfc(x) for x ≥ 0.84: erfc without its Gaussian, a slow function near 1 / (x√π).
 *
 * A rational function whose coefficients are all positive, so that no step of it cancels; its even and odd terms run
 * side by side. Beyond 28, where erfc itself has vanished, the value at 28 stands in. Error of the fit 1.2e-18,
 * of its evaluation 2 ulp.
 *
 * Source: interpolated at Chebyshev nodes over [0.84, 28.5] by `reference/fit-scaled-erfc.py`.
 */
export function scaledErfc(x: number): number {
  const a = Math.min(x, 28);
  const t = a * a;
  const p =
    12663.150473065714 +
    t *
      (40546.83330911655 +
        t *
          (18570.428424865007 + t * (2425.458388478026 + t * (92.67188970754412 + t * 0.5641895835477566)))) +
    a *
      (32267.416055600326 +
        t * (32665.919771028242 + t * (7768.864599558885 + t * (560.647515232883 + t * 10.051039285815467))));
  const q =
    12663.150464725497 +
    t *
      (80416.78636808241 +
        t *
          (64309.220554934924 +
            t * (14257.907399685684 + t * (1002.6293490197537 + t * 17.815003287746375)))) +
    a *
      (46556.25132957651 +
        t *
          (86376.18711040048 +
            t * (34983.85555749688 + t * (4380.64138472865 + t * (164.75664778281566 + t)))));
  return p / q;
}
