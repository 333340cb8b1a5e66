import type { Share } from '../text/wording.ts';

/** The 0.975 quantile of the normal distribution. */
const Z = 1.95996398454005424;

/**
 * A share of n independent chains with its 95 % interval after Wilson: the shares p whose own sampling error,
 * √(p(1 − p)/n), explains what was seen.
 *
 *     (s + z²/2n ± z √(s(1 − s)/n + z²/4n²)) / (1 + z²/n)
 *
 * Approximate, coverage near 95 % even at 0 and 1, where the interval keeps a width; NaN for n = 0. Source: Wilson,
 * Probable Inference (1927); Brown, Cai and DasGupta, Interval Estimation for a Binomial Proportion (2001), § 3.
 */
export function shareInterval(share: number, n: number): Share {
  const z2 = (Z * Z) / n;
  const middle = share + z2 / 2;
  const half = Math.sqrt(z2 * (share * (1 - share) + z2 / 4));
  return {
    share,
    low: share === 0 ? 0 : (middle - half) / (1 + z2),
    high: share === 1 ? 1 : (middle + half) / (1 + z2),
  };
}
