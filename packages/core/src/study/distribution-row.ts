import type { HistogramScalars } from './histogram.ts';
import type { Ranks } from './ranks.ts';
import type { CellKey, DistributionRow } from './result.ts';

/** A distribution without its key: which cell, which depth. */
export type DistributionBins = Omit<DistributionRow, keyof CellKey | 'depth'>;

/** The most bins of a row. */
const MOST_BINS = 64;

/** A histogram of ∂C/∂w₀ in bins of one whole octave or more, wide enough that there are at most 64. */
export function distributionOf({ zero, infinite, nan }: HistogramScalars, ranks: Ranks): DistributionBins {
  const octaves = ranks.octaves();
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const octave of octaves.keys()) {
    low = Math.min(low, octave);
    high = Math.max(high, octave);
  }
  const isEmpty = octaves.size === 0;
  let width = 1;
  const binsOf = (size: number) => Math.floor(high / size) - Math.floor(low / size) + 1;
  while (!isEmpty && binsOf(width) > MOST_BINS) width *= 2;
  const first = isEmpty ? 0 : Math.floor(low / width);
  const counts = new Array<number>(isEmpty ? 0 : binsOf(width)).fill(0);
  for (const [octave, count] of octaves) counts[Math.floor(octave / width) - first]! += count;
  return {
    lanes: ranks.count + zero + infinite + nan,
    zero,
    infinite,
    nan,
    firstOctave: first * width,
    octaves: width,
    counts,
  };
}
