import { BINS } from '../kernel/keys.ts';
import type { Histogram } from './histogram.ts';
import type { CellKey, DistributionRow } from './result.ts';

/** A distribution without its key: which cell, which depth. */
export type DistributionBins = Omit<DistributionRow, keyof CellKey | 'depth'>;

/** The most bins of a row. */
const MOST_BINS = 64;

/** A histogram of ∂C/∂w₀ in bins of one whole octave or more, wide enough that there are at most 64. */
export function distributionOf(histogram: Histogram): DistributionBins {
  const { zero, infinite, nan, keys, coarse } = histogram;
  const octaves = new Map<number, number>();
  for (const bins of [histogram, coarse]) {
    bins.keys.forEach((bin: number, index: number) => {
      const octave = Math.floor(bin / BINS);
      octaves.set(octave, (octaves.get(octave) ?? 0) + bins.counts[index]!);
    });
  }
  const present = [...octaves.keys()];
  const low = present.reduce((least, octave) => Math.min(least, octave), Number.POSITIVE_INFINITY);
  const high = present.reduce((most, octave) => Math.max(most, octave), Number.NEGATIVE_INFINITY);
  let width = 1;
  const binsOf = (size: number) => Math.floor(high / size) - Math.floor(low / size) + 1;
  while (present.length > 0 && binsOf(width) > MOST_BINS) width *= 2;
  const first = present.length === 0 ? 0 : Math.floor(low / width);
  const counts = new Array<number>(present.length === 0 ? 0 : binsOf(width)).fill(0);
  for (const [octave, count] of octaves) counts[Math.floor(octave / width) - first]! += count;
  const counted = counts.reduce((sum, count) => sum + count, 0);
  return {
    lanes: counted + zero + infinite + nan,
    zero,
    infinite,
    nan,
    firstOctave: keys.length + coarse.keys.length === 0 ? 0 : first * width,
    octaves: width,
    counts,
  };
}
