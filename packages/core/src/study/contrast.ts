import { medianInterval } from './median-interval.ts';
import type { Contrast } from './result.ts';

/** log₁₀ 2. */
const LOG10_2 = 0.30102999566398119521;

/**
 * How magnitudes compare lane by lane, from their binary logarithms: −∞ for zero, ∞ and NaN for what is not finite.
 * Quantiles are linear between order statistics, as those of a row.
 *
 * @param logs of the same lanes, in the same order, as `others`
 */
export function contrastOf(logs: Float64Array, others: Float64Array): Contrast {
  const differences = new Float64Array(logs.length);
  let lanes = 0;
  let larger = 0;
  logs.forEach((log, lane) => {
    const difference = log - others[lane]!;
    // ∞ − ∞ is NaN: both must be finite.
    if (!Number.isFinite(difference)) return;
    differences[lanes] = difference;
    lanes += 1;
    if (difference > 0) larger += 1;
  });
  const sorted = differences.subarray(0, lanes).sort();
  const quantile = (q: number): number => {
    if (lanes === 0) return Number.NaN;
    const rank = q * (lanes - 1);
    const low = sorted[Math.floor(rank)]!;
    return (low + (sorted[Math.ceil(rank)]! - low) * (rank - Math.floor(rank))) * LOG10_2;
  };
  const ranks = lanes === 0 ? undefined : medianInterval(lanes);
  const at = (rank: number | undefined): number =>
    rank === undefined ? Number.NaN : sorted[rank - 1]! * LOG10_2;
  return {
    lanes,
    q05: quantile(0.05),
    q25: quantile(0.25),
    q50: quantile(0.5),
    q75: quantile(0.75),
    q95: quantile(0.95),
    low: at(ranks?.low),
    high: at(ranks?.high),
    larger: lanes === 0 ? Number.NaN : larger / lanes,
  };
}
