import { BIN_BITS } from '../kernel/keys.ts';

/**
 * A histogram of log₂|x| with bins read off exponent and fraction, beside counts of what has no logarithm.
 *
 * Counts are exact; a quantile is off by 0.005 decades at most, much less where numbers are spread evenly, and clamped to the extremes
 * seen (beyond 10^±1233 by less than 2⁻¹² of itself); the mean comes from the sum of the exponents and the product of
 * the fractions, without a logarithm a number.
 */
export interface Histogram extends Bins, HistogramScalars {
  /** Bins beyond the fine keys. */
  readonly coarse: CoarseBins;
}

/** What a histogram holds beside its bins. */
export interface HistogramScalars {
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
    sum += (keys[index]! >> BIN_BITS) * counts[index]!;
  }
  return sum;
}
