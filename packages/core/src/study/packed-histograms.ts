import type { Histogram } from './histogram.ts';

const SCALARS = ['zero', 'infinite', 'nan', 'low', 'high', 'octaves', 'even', 'odd'] as const;

/** Histograms one behind the other in four arrays: what crosses threads, and what a store keeps. */
export interface PackedHistograms {
  /** How many bins each has. */
  readonly lengths: Uint32Array;
  readonly keys: Float64Array;
  readonly counts: Float64Array;
  /** The other numbers, eight a histogram. */
  readonly scalars: Float64Array;
}

/** Copies histograms into four arrays. */
export function packHistograms(histograms: readonly Histogram[]): PackedHistograms {
  const lengths = Uint32Array.from(histograms, ({ keys }) => keys.length);
  const keys = new Float64Array(lengths.reduce((sum, length) => sum + length, 0));
  const counts = new Float64Array(keys.length);
  const scalars = new Float64Array(SCALARS.length * histograms.length);
  let at = 0;
  histograms.forEach((histogram, index) => {
    keys.set(histogram.keys, at);
    counts.set(histogram.counts, at);
    at += histogram.keys.length;
    scalars.set(
      SCALARS.map((key) => histogram[key]),
      SCALARS.length * index,
    );
  });
  return { lengths, keys, counts, scalars };
}

/** The histograms again; their bins are views of the packed arrays. */
export function unpackHistograms({ lengths, keys, counts, scalars }: PackedHistograms): readonly Histogram[] {
  let at = 0;
  return Array.from(lengths, (length, index) => {
    const start = at;
    at += length;
    const numbers = SCALARS.map((key, place) => [key, scalars[SCALARS.length * index + place]!] as const);
    return {
      keys: keys.subarray(start, at),
      counts: counts.subarray(start, at),
      ...(Object.fromEntries(numbers) as Record<(typeof SCALARS)[number], number>),
    };
  });
}
