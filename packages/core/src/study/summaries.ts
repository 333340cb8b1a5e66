import { type DistributionBins, distributionOf } from './distribution-row.ts';
import type { Histogram, HistogramScalars } from './histogram.ts';
import { ListRanks, type Ranks } from './ranks.ts';
import { type Summary, summarise } from './summary.ts';
import { firstLayerRows, type SweepRows } from './sweep-rows.ts';

/** What rows say in the end. */
export interface SummarisedRows {
  /** One after another; {@link summaryOf} reads them. */
  readonly summaries: Float64Array;
  /** Of the rows of ∂C/∂w₀, in the order of the depths. */
  readonly distributions: readonly DistributionBins[];
}

/** The numbers of a summary, one after another. */
const FIELDS = 20;

/** Puts a summary where {@link summaryOf} reads it. */
function put({ total, log10, interval, share, below }: Summary, out: Float64Array, at: number): void {
  out[at] = total;
  out[at + 1] = log10.q05;
  out[at + 2] = log10.q25;
  out[at + 3] = log10.q50;
  out[at + 4] = log10.q75;
  out[at + 5] = log10.q95;
  out[at + 6] = log10.mean;
  out[at + 7] = interval.low;
  out[at + 8] = interval.high;
  out[at + 9] = share.zero;
  out[at + 10] = share.infinite;
  out[at + 11] = share.nan;
  out[at + 12] = below.float16.normal;
  out[at + 13] = below.float16.subnormal;
  out[at + 14] = below.bfloat16.normal;
  out[at + 15] = below.bfloat16.subnormal;
  out[at + 16] = below.float32.normal;
  out[at + 17] = below.float32.subnormal;
  out[at + 18] = below.float64.normal;
  out[at + 19] = below.float64.subnormal;
}

/** Summaries of rows as they come, each once. */
export class RowSummaries {
  private readonly summaries: Float64Array;
  private readonly firsts: ReadonlySet<number>;
  private readonly distributions = new Map<number, DistributionBins>();

  constructor(rows: SweepRows) {
    this.summaries = new Float64Array(FIELDS * rows.count);
    this.firsts = firstLayerRows(rows);
  }

  add(row: number, scalars: HistogramScalars, ranks: Ranks): void {
    put(summarise(scalars, ranks), this.summaries, FIELDS * row);
    if (this.firsts.has(row)) this.distributions.set(row, distributionOf(scalars, ranks));
  }

  /** What has been added, when it is all of them. */
  all(): SummarisedRows {
    const { summaries, firsts } = this;
    return { summaries, distributions: Array.from(firsts, (row) => this.distributions.get(row)!) };
  }
}

/**
 * Summarises rows.
 *
 * @param each hands over the histogram of every row, good during the call
 */
export function summariseRows(
  rows: SweepRows,
  each: (take: (histogram: Histogram, row: number) => void) => void,
): SummarisedRows {
  const summaries = new RowSummaries(rows);
  each((histogram, row) => summaries.add(row, histogram, new ListRanks(histogram)));
  return summaries.all();
}

/** The summary of a row. */
export function summaryOf({ summaries }: SummarisedRows, row: number): Summary {
  const at = (field: number): number => summaries[FIELDS * row + field]!;
  const below = (field: number) => ({ normal: at(field), subnormal: at(field + 1) });
  return {
    total: at(0),
    log10: { q05: at(1), q25: at(2), q50: at(3), q75: at(4), q95: at(5), mean: at(6) },
    interval: { low: at(7), high: at(8) },
    share: { zero: at(9), infinite: at(10), nan: at(11) },
    below: { float16: below(12), bfloat16: below(14), float32: below(16), float64: below(18) },
  };
}
