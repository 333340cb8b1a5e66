import { exponentOf, timesPowerOfTwo } from '../magnitude/scaled.ts';
import type { CoarseBins, Histogram, HistogramScalars } from './histogram.ts';
import { ListedBins } from './listed-bins.ts';

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

/** Where bins are gathered until it is known how many there are: one room for all packers, which take turns. */
const gathered = new ListedBins(0);

/** Copies histograms into a few arrays, one after another. */
export class HistogramPacker {
  private readonly lengths: Uint32Array;
  private readonly coarseLengths: Uint32Array;
  private readonly scalars: Float64Array;
  private readonly coarse: CoarseBins[] = [];
  private row = 0;

  /** @param rows how many histograms there will be */
  constructor(rows: number) {
    gathered.clear();
    this.lengths = new Uint32Array(rows);
    this.coarseLengths = new Uint32Array(rows);
    this.scalars = new Float64Array(SCALARS.length * rows);
  }

  add(histogram: Histogram): void {
    const { keys, counts, coarse } = histogram;
    const { row } = this;
    this.row += 1;
    gathered.add(keys, counts);
    this.lengths[row] = keys.length;
    this.coarseLengths[row] = coarse.keys.length;
    if (coarse.keys.length > 0) this.coarse.push(coarse);
    SCALARS.forEach((name, index) => {
      this.scalars[SCALARS.length * row + index] = histogram[name];
    });
  }

  packed(): PackedHistograms {
    const { lengths, coarseLengths, scalars, coarse } = this;
    const coarseKeys = Float64Array.from(coarse.flatMap(({ keys }) => [...keys]));
    const coarseCounts = Float64Array.from(coarse.flatMap(({ counts }) => [...counts]));
    return { lengths, coarseLengths, ...gathered.take(), coarseKeys, coarseCounts, scalars };
  }
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
    return {
      keys: keys.subarray(start, at),
      counts: counts.subarray(start, at),
      coarse: {
        keys: coarseKeys.subarray(coarseStart, coarseAt),
        counts: coarseCounts.subarray(coarseStart, coarseAt),
      },
      ...scalarsAt(scalars, index),
    };
  });
}

/** What a histogram holds beside its bins, out of the packed numbers of all. */
export function scalarsAt(scalars: Float64Array, index: number): HistogramScalars {
  const at = SCALARS.length * index;
  return {
    zero: scalars[at]!,
    infinite: scalars[at + 1]!,
    nan: scalars[at + 2]!,
    low: scalars[at + 3]!,
    high: scalars[at + 4]!,
    octaves: scalars[at + 5]!,
    even: scalars[at + 6]!,
    odd: scalars[at + 7]!,
  };
}

/** Adds what other histograms hold beside their bins, in place; products of fractions are multiplied in this order. */
export function mergeScalars(scalars: Float64Array, others: Float64Array): void {
  for (let at = 0; at < scalars.length; at += SCALARS.length) {
    for (let count = at; count < at + 3; count += 1) scalars[count]! += others[count]!;
    scalars[at + 3] = Math.min(scalars[at + 3]!, others[at + 3]!);
    scalars[at + 4] = Math.max(scalars[at + 4]!, others[at + 4]!);
    let octaves = scalars[at + 5]! + others[at + 5]!;
    for (let fraction = at + 6; fraction < at + 8; fraction += 1) {
      const product = scalars[fraction]! * others[fraction]!;
      const taken = exponentOf(product);
      scalars[fraction] = timesPowerOfTwo(product, -taken);
      octaves += taken;
    }
    scalars[at + 5] = octaves;
  }
}
