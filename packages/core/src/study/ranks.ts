import { BINS } from '../kernel/keys.ts';
import type { Bins, CoarseBins, Histogram } from './histogram.ts';

/** The numbers of a histogram in ascending order. */
export interface Ranks {
  /** How many there are. */
  readonly count: number;
  /** Finds the bin of the number of a rank, 0 ≤ rank < count: what the next three are about. */
  find(rank: number): void;
  readonly key: number;
  /** How many numbers lie in the bins before it. */
  readonly before: number;
  /** How many lie in it. */
  readonly within: number;
  /** How many lie below a power of two. */
  below(exponent: number): number;
  /** How many lie in each octave that has some. */
  octaves(): ReadonlyMap<number, number>;
}

/** How many numbers lie in the bins up to each; one array for all, which is seldom made anew. */
let upTo = new Float64Array(4096);

function room(length: number): Float64Array {
  if (upTo.length < length) upTo = new Float64Array(2 * length);
  return upTo;
}

/** Of bins that are lists; good until others are made. */
export class ListRanks implements Ranks {
  readonly count: number;
  key = 0;
  before = 0;
  within = 0;
  private readonly keys: Bins['keys'] | CoarseBins['keys'];
  private readonly counts: Bins['counts'] | CoarseBins['counts'];
  private readonly upTo: Float64Array;

  constructor(histogram: Histogram) {
    const { keys, counts } = allBins(histogram);
    this.keys = keys;
    this.counts = counts;
    this.upTo = room(keys.length);
    let count = 0;
    for (let index = 0; index < keys.length; index += 1) {
      count += counts[index]!;
      this.upTo[index] = count;
    }
    this.count = count;
  }

  find(rank: number): void {
    if (rank >= this.before && rank < this.before + this.within) return;
    const index = firstAbove(this.upTo, this.keys.length, rank);
    this.key = this.keys[index]!;
    this.within = this.counts[index]!;
    this.before = this.upTo[index]! - this.within;
  }

  below(exponent: number): number {
    const index = firstNotBelow(this.keys, exponent * BINS);
    return index === 0 ? 0 : this.upTo[index - 1]!;
  }

  octaves(): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    for (let index = 0; index < this.keys.length; index += 1) {
      const octave = Math.floor(this.keys[index]! / BINS);
      found.set(octave, (found.get(octave) ?? 0) + this.counts[index]!);
    }
    return found;
  }
}

/** Of bins in a table of whole octaves; good until others are made. */
export class TableRanks implements Ranks {
  readonly count: number;
  key = 0;
  before = 0;
  within = 0;
  /** Octave times numbers in it, summed. */
  readonly octaveSum: number;
  private readonly bins: Uint32Array;
  private readonly start: number;
  private readonly firstOctave: number;
  private readonly length: number;
  private readonly upTo: Float64Array;

  /**
   * @param bins the table begins at index `start`, with the first bin of `firstOctave`
   * @param totals how many numbers each octave has
   */
  constructor(bins: Uint32Array, start: number, firstOctave: number, totals: Uint32Array) {
    this.bins = bins;
    this.start = start;
    this.firstOctave = firstOctave;
    this.key = firstOctave * BINS;
    this.length = totals.length;
    this.upTo = room(totals.length);
    let count = 0;
    let octaves = 0;
    for (let index = 0; index < totals.length; index += 1) {
      count += totals[index]!;
      octaves += (firstOctave + index) * totals[index]!;
      this.upTo[index] = count;
    }
    this.count = count;
    this.octaveSum = octaves;
  }

  find(rank: number): void {
    if (rank >= this.before && rank < this.before + this.within) return;
    const { bins, start } = this;
    const octave = firstAbove(this.upTo, this.length, rank);
    let index = start + octave * BINS;
    let before = octave === 0 ? 0 : this.upTo[octave - 1]!;
    // Ranks come in pairs: on from the one before, if that is nearer.
    const last = start + this.key - this.firstOctave * BINS;
    if (last > index && rank >= this.before) {
      index = last;
      before = this.before;
    }
    for (let within = bins[index]!; before + within <= rank; within = bins[index]!) {
      before += within;
      index += 1;
    }
    this.key = this.firstOctave * BINS + index - start;
    this.before = before;
    this.within = bins[index]!;
  }

  below(exponent: number): number {
    const octaves = Math.min(exponent - this.firstOctave, this.length);
    return octaves <= 0 ? 0 : this.upTo[octaves - 1]!;
  }

  octaves(): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    for (let index = 0, before = 0; index < this.length; index += 1) {
      const total = this.upTo[index]! - before;
      before = this.upTo[index]!;
      if (total > 0) found.set(this.firstOctave + index, total);
    }
    return found;
  }
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
function firstNotBelow(ascending: Bins['keys'] | CoarseBins['keys'], x: number): number {
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
