import type { Histogram } from './histogram.ts';

const SCALARS = ['zero', 'infinite', 'nan', 'low', 'high', 'octaves', 'even', 'odd'] as const;

/** Histograms one behind the other in a few arrays: what crosses threads, and what a store keeps. */
export interface PackedHistograms {
  /** How many fine and how many coarse bins each has. */
  readonly lengths: Uint32Array;
  readonly coarseLengths: Uint32Array;
  readonly keys: Int32Array;
  readonly counts: Uint32Array;
  readonly coarseKeys: Float64Array;
  readonly coarseCounts: Float64Array;
  /** The other numbers, eight a histogram. */
  readonly scalars: Float64Array;
}

/** Copies histograms into a few arrays. */
export function packHistograms(histograms: readonly Histogram[]): PackedHistograms {
  const lengths = Uint32Array.from(histograms, ({ keys }) => keys.length);
  const coarseLengths = Uint32Array.from(histograms, ({ coarse }) => coarse.keys.length);
  const keys = new Int32Array(sum(lengths));
  const counts = new Uint32Array(keys.length);
  const coarseKeys = new Float64Array(sum(coarseLengths));
  const coarseCounts = new Float64Array(coarseKeys.length);
  const scalars = new Float64Array(SCALARS.length * histograms.length);
  let at = 0;
  let coarseAt = 0;
  histograms.forEach((histogram, index) => {
    keys.set(histogram.keys, at);
    counts.set(histogram.counts, at);
    coarseKeys.set(histogram.coarse.keys, coarseAt);
    coarseCounts.set(histogram.coarse.counts, coarseAt);
    at += histogram.keys.length;
    coarseAt += histogram.coarse.keys.length;
    scalars.set(
      SCALARS.map((key) => histogram[key]),
      SCALARS.length * index,
    );
  });
  return { lengths, coarseLengths, keys, counts, coarseKeys, coarseCounts, scalars };
}

/** The histograms again; their bins are views of the packed arrays. */
export function unpackHistograms(packed: PackedHistograms): readonly Histogram[] {
  const { lengths, coarseLengths, keys, counts, coarseKeys, coarseCounts, scalars } = packed;
  let at = 0;
  let coarseAt = 0;
  return Array.from(lengths, (length, index) => {
    const [start, coarseStart] = [at, coarseAt];
    at += length;
    coarseAt += coarseLengths[index]!;
    const numbers = SCALARS.map((key, place) => [key, scalars[SCALARS.length * index + place]!] as const);
    return {
      keys: keys.subarray(start, at),
      counts: counts.subarray(start, at),
      coarse: {
        keys: coarseKeys.subarray(coarseStart, coarseAt),
        counts: coarseCounts.subarray(coarseStart, coarseAt),
      },
      ...(Object.fromEntries(numbers) as Record<(typeof SCALARS)[number], number>),
    };
  });
}

function sum(lengths: Uint32Array): number {
  return lengths.reduce((total, length) => total + length, 0);
}
