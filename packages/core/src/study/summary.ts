import { log2, log10 } from '../elementary/log2.ts';
import { BINS, binOf, isFineKey } from '../kernel/keys.ts';
import { FLOAT_FORMATS } from './float-formats.ts';
import type { HistogramScalars } from './histogram.ts';
import { medianInterval } from './median-interval.ts';
import type { Ranks } from './ranks.ts';
import type { FloatFormat, LogQuantiles, MedianInterval, Shares } from './result.ts';

/** log₁₀ 2. */
const LOG10_2 = 0.30102999566398119521;

/** What a row says of a histogram. */
export interface Summary {
  /** Everything counted. */
  readonly total: number;
  readonly log10: LogQuantiles;
  readonly interval: MedianInterval;
  readonly share: Shares;
  /** The shares of all numbers whose size lies below a format's smallest; exact zeros count, NaN does not. */
  readonly below: Readonly<Record<FloatFormat, { readonly normal: number; readonly subnormal: number }>>;
}

/**
 * Quantiles (linear between order statistics, Hyndman and Fan's type 7) and mean of log₁₀|x|, the interval of the median,
 * NaN without any; shares of what has none, and of what lies below the smallest numbers of the formats.
 */
export function summarise(scalars: HistogramScalars, ranks: Ranks): Summary {
  const { zero, infinite, nan } = scalars;
  const { count } = ranks;
  const total = count + zero + infinite + nan;
  const least = log10OfPlace(scalars.low);
  const most = log10OfPlace(scalars.high);
  const orderStatistic = (rank: number): number => {
    ranks.find(rank);
    const value = log10In(ranks.key, (rank - ranks.before + 0.5) / ranks.within);
    return Math.min(most, Math.max(least, value));
  };
  const quantile = (q: number): number => {
    if (count === 0) return Number.NaN;
    const rank = q * (count - 1);
    const whole = Math.floor(rank);
    const value = orderStatistic(whole);
    return rank === whole ? value : value + (orderStatistic(whole + 1) - value) * (rank - whole);
  };
  const ofMedian = count === 0 ? undefined : medianInterval(count);
  const end = (rank: number | undefined): number =>
    rank === undefined ? Number.NaN : orderStatistic(rank - 1);
  const shares = (format: FloatFormat) => ({
    normal: (zero + ranks.below(FLOAT_FORMATS[format].normal)) / total,
    subnormal: (zero + ranks.below(FLOAT_FORMATS[format].subnormal)) / total,
  });
  const product = scalars.octaves + log2(scalars.even * scalars.odd);
  return {
    total,
    log10: {
      q05: quantile(0.05),
      q25: quantile(0.25),
      q50: quantile(0.5),
      q75: quantile(0.75),
      q95: quantile(0.95),
      mean: count === 0 ? Number.NaN : (product / count) * LOG10_2,
    },
    interval: { low: end(ofMedian?.low), high: end(ofMedian?.high) },
    share: { zero: zero / total, infinite: infinite / total, nan: nan / total },
    below: {
      float16: shares('float16'),
      bfloat16: shares('bfloat16'),
      float32: shares('float32'),
      float64: shares('float64'),
    },
  };
}

/** 10^0.005: how many times a quantile may be off. */
const MOST_OFF = 1.0115794542598986;

/**
 * log₁₀ of the number at a place within a bin, 0 ≤ place ≤ 1, or of the nearest to it from where both ends of the bin are
 * within 0.005 decades: only the widest bins, in the first third of an octave, are wider than that.
 */
function log10In(key: number, place: number): number {
  if (!isFineKey(key)) return ((key + place * binOf(key).width) / BINS) * LOG10_2;
  const octave = Math.floor(key / BINS);
  const start = BINS + (key - octave * BINS);
  const most = start * MOST_OFF;
  const least = (start + 1) / MOST_OFF;
  return octave * LOG10_2 + log10(Math.min(most, Math.max(least, start + place)) / BINS);
}

function log10OfPlace(place: number): number {
  const octave = Math.floor(place);
  return octave * LOG10_2 + log10(1 + (place - octave));
}
