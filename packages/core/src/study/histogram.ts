import { log2, log10 } from '../elementary/log2.ts';
import { BINS, binOf, isFineKey } from '../kernel/keys.ts';
import { exponentOf, timesPowerOfTwo } from '../magnitude/scaled.ts';
import { FLOAT_FORMATS } from './float-formats.ts';
import { medianInterval } from './median-interval.ts';
import type { FloatFormat, LogQuantiles, MedianInterval, Shares } from './result.ts';

/** log₁₀ 2. */
const LOG10_2 = 0.30102999566398119521;

/**
 * A histogram of log₂|x| with bins read off exponent and fraction, beside counts of what has no logarithm.
 *
 * Counts are exact; a quantile is off by less than the width of a bin, 0.0034 decades, and clamped to the extremes
 * seen (beyond 10^±1233 by less than 2⁻¹² of itself); the mean comes from the sum of the exponents and the product of
 * the fractions, without a logarithm a number.
 */
export interface Histogram extends Bins {
  /** Bins beyond the fine keys. */
  readonly coarse: CoarseBins;
  readonly zero: number;
  readonly infinite: number;
  readonly nan: number;
  /** Extremes of octave + fraction − 1, the logarithm drawn as straight lines between powers of two. */
  readonly low: number;
  readonly high: number;
  /** Π |x| = even · odd · 2^octaves; the numbers take turns, as they do in the two lanes of a vector. */
  readonly octaves: number;
  readonly even: number;
  readonly odd: number;
}

/** The fine bins that hold something: their keys, ascending, and how much they hold. */
export interface Bins {
  readonly keys: Int32Array;
  readonly counts: Uint32Array;
}

/** Bins of keys beyond the fine ones, as {@link Bins}. */
export interface CoarseBins {
  readonly keys: Float64Array;
  readonly counts: Float64Array;
}

/** The histogram of the numbers of both. Products of fractions are multiplied in this order. */
export function mergeHistograms(a: Histogram, b: Histogram): Histogram {
  const even = normalised(a.even * b.even);
  const odd = normalised(a.odd * b.odd);
  return {
    ...mergeBins(a, b, Int32Array, Uint32Array),
    coarse: mergeBins(a.coarse, b.coarse, Float64Array, Float64Array),
    zero: a.zero + b.zero,
    infinite: a.infinite + b.infinite,
    nan: a.nan + b.nan,
    low: Math.min(a.low, b.low),
    high: Math.max(a.high, b.high),
    octaves: a.octaves + b.octaves + even.octaves + odd.octaves,
    even: even.fraction,
    odd: odd.fraction,
  };
}

type NumberArray = Int32Array | Uint32Array | Float64Array;

/** The bins of both. */
export function mergeBins<K extends NumberArray, C extends NumberArray>(
  a: { readonly keys: K; readonly counts: C },
  b: { readonly keys: K; readonly counts: C },
  Keys: new (length: number) => K,
  Counts: new (length: number) => C,
): { readonly keys: K; readonly counts: C } {
  if (a.keys.length === 0) return b;
  if (b.keys.length === 0) return a;
  const keys = new Keys(a.keys.length + b.keys.length);
  const counts = new Counts(keys.length);
  let length = 0;
  let i = 0;
  let j = 0;
  for (; i < a.keys.length && j < b.keys.length; length += 1) {
    const left = a.keys[i]!;
    const right = b.keys[j]!;
    keys[length] = left <= right ? left : right;
    if (left <= right) {
      counts[length]! += a.counts[i]!;
      i += 1;
    }
    if (right <= left) {
      counts[length]! += b.counts[j]!;
      j += 1;
    }
  }
  for (const [rest, from] of [
    [a, i],
    [b, j],
  ] as const) {
    keys.set(rest.keys.subarray(from) as never, length);
    counts.set(rest.counts.subarray(from) as never, length);
    length += rest.keys.length - from;
  }
  return { keys: keys.slice(0, length) as K, counts: counts.slice(0, length) as C };
}

/** The bins of all, of which there is at least one. */
export function mergeLists(all: readonly Bins[]): Bins {
  if (all.length === 1) return all[0]!;
  // Neighbours first: what came in many small lists is not gone through once for each.
  const pairs = Array.from({ length: Math.ceil(all.length / 2) }, (_, pair) => {
    const [one, other] = [all[2 * pair]!, all[2 * pair + 1]];
    return other === undefined ? one : mergeBins(one, other, Int32Array, Uint32Array);
  });
  return mergeLists(pairs);
}

/** The sum of the octaves of the numbers in bins. */
export function octavesOf({ keys, counts }: Bins): number {
  let sum = 0;
  for (let index = 0; index < keys.length; index += 1) {
    // BINS is 2⁷.
    sum += (keys[index]! >> 7) * counts[index]!;
  }
  return sum;
}

/** All bins, the coarse ones at both ends. */
function allBins({ keys, counts, coarse }: Histogram): CoarseBins | Bins {
  if (coarse.keys.length === 0) return { keys, counts };
  const below = coarse.keys.findIndex((key) => key >= 0);
  const split = below < 0 ? coarse.keys.length : below;
  return {
    keys: Float64Array.from([...coarse.keys.subarray(0, split), ...keys, ...coarse.keys.subarray(split)]),
    counts: Float64Array.from([
      ...coarse.counts.subarray(0, split),
      ...counts,
      ...coarse.counts.subarray(split),
    ]),
  };
}

/** A product of fractions brought back into [1, 2), and the octaves taken off. */
function normalised(product: number): { readonly fraction: number; readonly octaves: number } {
  const octaves = exponentOf(product);
  return { fraction: timesPowerOfTwo(product, -octaves), octaves };
}

/** How many numbers of the histogram at hand lie in the bins up to each; one array for all, which is seldom made anew. */
let upTo = new Float64Array(4096);

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
export function summarise(histogram: Histogram): Summary {
  const { zero, infinite, nan } = histogram;
  const { keys, counts } = allBins(histogram);
  if (upTo.length < keys.length) upTo = new Float64Array(2 * keys.length);
  let count = 0;
  for (let index = 0; index < keys.length; index += 1) {
    count += counts[index]!;
    upTo[index] = count;
  }
  const total = count + zero + infinite + nan;

  const least = log10OfPlace(histogram.low);
  const most = log10OfPlace(histogram.high);
  const orderStatistic = (rank: number): number => {
    const index = firstAbove(upTo, keys.length, rank);
    const place = (rank - (upTo[index]! - counts[index]!) + 0.5) / counts[index]!;
    const value = log10In(keys[index]!, place);
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
  const shareBelow = (exponent: number): number => {
    const index = firstNotBelow(keys, exponent * BINS);
    return (zero + (index === 0 ? 0 : upTo[index - 1]!)) / total;
  };
  const shares = (format: FloatFormat) => ({
    normal: shareBelow(FLOAT_FORMATS[format].normal),
    subnormal: shareBelow(FLOAT_FORMATS[format].subnormal),
  });
  const product = histogram.octaves + log2(histogram.even * histogram.odd);
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

/** log₁₀ of the number at a place within a bin, 0 ≤ place ≤ 1. */
function log10In(key: number, place: number): number {
  if (!isFineKey(key)) return ((key + place * binOf(key).width) / BINS) * LOG10_2;
  const octave = Math.floor(key / BINS);
  return octave * LOG10_2 + log10(1 + (key - octave * BINS + place) / BINS);
}

function log10OfPlace(place: number): number {
  const octave = Math.floor(place);
  return octave * LOG10_2 + log10(1 + (place - octave));
}

/** The index of the first of `length` ascending elements that is > x. */
function firstAbove(ascending: Float64Array, length: number, x: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! > x) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the first element ≥ x of an ascending array; its length if there is none. */
function firstNotBelow(ascending: NumberArray, x: number): number {
  let low = 0;
  let high = ascending.length;
  // Most rows lie above all formats' ends.
  if (high > 0 && ascending[0]! >= x) return 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! >= x) high = middle;
    else low = middle + 1;
  }
  return low;
}
