import { type DistributionBins, distributionOf } from './distribution-row.ts';
import { type Histogram, type Summary, summarise } from './histogram.ts';
import { firstLayerRows, type SweepRows } from './sweep-rows.ts';

/** What rows say in the end. */
export interface SummarisedRows {
  /** One after another; {@link summaryOf} reads them. */
  readonly summaries: Float64Array;
  /** Of the rows of ∂C/∂w₀, in the order of the depths. */
  readonly distributions: readonly DistributionBins[];
}

/** The numbers of a summary, one after another. */
const FIELDS: readonly ((summary: Summary) => number)[] = [
  ({ total }) => total,
  ({ log10 }) => log10.q05,
  ({ log10 }) => log10.q25,
  ({ log10 }) => log10.q50,
  ({ log10 }) => log10.q75,
  ({ log10 }) => log10.q95,
  ({ log10 }) => log10.mean,
  ({ interval }) => interval.low,
  ({ interval }) => interval.high,
  ({ share }) => share.zero,
  ({ share }) => share.infinite,
  ({ share }) => share.nan,
  ({ below }) => below.float16.normal,
  ({ below }) => below.float16.subnormal,
  ({ below }) => below.bfloat16.normal,
  ({ below }) => below.bfloat16.subnormal,
  ({ below }) => below.float32.normal,
  ({ below }) => below.float32.subnormal,
  ({ below }) => below.float64.normal,
  ({ below }) => below.float64.subnormal,
];

/**
 * Summarises rows.
 *
 * @param each hands over the histogram of every row, good during the call
 */
export function summariseRows(
  rows: SweepRows,
  each: (take: (histogram: Histogram, row: number) => void) => void,
): SummarisedRows {
  const summaries = new Float64Array(FIELDS.length * rows.count);
  const distributions: DistributionBins[] = [];
  const firsts = firstLayerRows(rows);
  each((histogram, row) => {
    const summary = summarise(histogram);
    for (let field = 0; field < FIELDS.length; field += 1)
      summaries[FIELDS.length * row + field] = FIELDS[field]!(summary);
    if (firsts.has(row)) distributions.push(distributionOf(histogram));
  });
  return { summaries, distributions };
}

/** The summary of a row. */
export function summaryOf({ summaries }: SummarisedRows, row: number): Summary {
  const at = (field: number): number => summaries[FIELDS.length * row + field]!;
  const below = (field: number) => ({ normal: at(field), subnormal: at(field + 1) });
  return {
    total: at(0),
    log10: { q05: at(1), q25: at(2), q50: at(3), q75: at(4), q95: at(5), mean: at(6) },
    interval: { low: at(7), high: at(8) },
    share: { zero: at(9), infinite: at(10), nan: at(11) },
    below: { float16: below(12), bfloat16: below(14), float32: below(16), float64: below(18) },
  };
}
