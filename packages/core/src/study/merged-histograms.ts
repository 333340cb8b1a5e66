import { type Bins, type CoarseBins, type Histogram, mergeBins } from './histogram.ts';
import { mergeScalars, type PackedHistograms, scalarsAt } from './packed-histograms.ts';

const NO_BINS: Bins = { keys: new Int32Array(0), counts: new Uint32Array(0) };
const NO_COARSE_BINS: CoarseBins = { keys: new Float64Array(0), counts: new Float64Array(0) };

/**
 * Merges the rows of shards as they come. All bins stand row by row in two arrays,
 * and all else in a third, which stay where they are while there is room: what is made anew with every shard would be
 * collected late.
 */
export class MergedHistograms {
  private scalars: Float64Array | undefined;
  private lengths: Uint32Array = new Uint32Array(0);
  private bins: Bins = NO_BINS;
  /** Coarse bins, of the rows that have any. */
  private readonly coarse = new Map<number, CoarseBins>();

  /** Adds the histograms of a shard. Their memory is kept, or given back. */
  add(packed: PackedHistograms): void {
    this.addCoarse(packed);
    if (this.scalars === undefined) {
      this.scalars = packed.scalars;
      this.lengths = packed.lengths;
      this.bins = { keys: new Int32Array(packed.keys.buffer), counts: new Uint32Array(packed.counts.buffer) };
      return;
    }
    mergeScalars(this.scalars, packed.scalars);
    this.addBins(packed);
    release(packed);
  }

  private addCoarse({ coarseLengths, coarseKeys, coarseCounts }: PackedHistograms): void {
    let end = 0;
    coarseLengths.forEach((length, row) => {
      if (length === 0) return;
      const start = end;
      end += length;
      const bins = { keys: coarseKeys.slice(start, end), counts: coarseCounts.slice(start, end) };
      this.coarse.set(
        row,
        mergeBins(this.coarse.get(row) ?? NO_COARSE_BINS, bins, Float64Array, Float64Array),
      );
    });
  }

  /** Merges the bins of a shard with those so far, from the last row's last on: where there is room, they stay in place. */
  private addBins(others: PackedHistograms): void {
    const { lengths, bins } = this;
    const sizes = this.sizesWith(others);
    const total = sum(sizes);
    const target = bins.keys.length < total ? roomFor(total) : bins;
    let [ours, theirs, end] = [sum(lengths), others.keys.length, total];
    for (let row = lengths.length - 1; row >= 0; row -= 1) {
      const [startOfOurs, startOfTheirs] = [ours - lengths[row]!, theirs - others.lengths[row]!];
      mergeRow(bins, startOfOurs, ours, others, startOfTheirs, theirs, target, end);
      [ours, theirs, end] = [startOfOurs, startOfTheirs, end - sizes[row]!];
    }
    this.lengths = sizes;
    if (target !== bins) release(bins);
    this.bins = target;
  }

  /** How many bins every row will have. */
  private sizesWith(others: PackedHistograms): Uint32Array {
    let [ours, theirs] = [0, 0];
    return this.lengths.map((length, row) => {
      const [startOfOurs, startOfTheirs] = [ours, theirs];
      ours += length;
      theirs += others.lengths[row]!;
      return unionSize(this.bins.keys, startOfOurs, ours, others.keys, startOfTheirs, theirs);
    });
  }

  /** Hands over the histogram of every row. */
  each(take: (histogram: Histogram, row: number) => void): void {
    let end = 0;
    this.lengths.forEach((length, row) => {
      const start = end;
      end += length;
      const keys = this.bins.keys.subarray(start, end);
      const counts = this.bins.counts.subarray(start, end);
      const coarse = this.coarse.get(row) ?? NO_COARSE_BINS;
      take({ keys, counts, coarse, ...scalarsAt(this.scalars!, row) }, row);
    });
  }
}

/** How many keys there are in two ascending runs of them. */
function unionSize(a: Int32Array, i: number, iEnd: number, b: Int32Array, j: number, jEnd: number): number {
  let left = i;
  let right = j;
  let size = 0;
  for (; left < iEnd && right < jEnd; size += 1) {
    const difference = a[left]! - b[right]!;
    // Without branches, which would be mispredicted every other time: keys are small, signs of differences are exact.
    left += 1 + (-difference >> 31);
    right += 1 + (difference >> 31);
  }
  return size + (iEnd - left) + (jEnd - right);
}

/** Merges a row's bins from two places into a third, which may be the first, backwards to before `end`. */
function mergeRow(
  a: Bins,
  i: number,
  iEnd: number,
  b: Bins,
  j: number,
  jEnd: number,
  { keys, counts }: Bins,
  end: number,
): void {
  const [aKeys, aCounts, bKeys, bCounts] = [a.keys, a.counts, b.keys, b.counts];
  let left = iEnd - 1;
  let right = jEnd - 1;
  let to = end - 1;
  for (; left >= i && right >= j; to -= 1) {
    const key = aKeys[left]!;
    const other = bKeys[right]!;
    const isLess = (key - other) >> 31;
    const isGreater = (other - key) >> 31;
    keys[to] = key - ((key - other) & isLess);
    counts[to] = (aCounts[left]! & ~isLess) + (bCounts[right]! & ~isGreater);
    left -= 1 + isLess;
    right -= 1 + isGreater;
  }
  for (; left >= i; left -= 1, to -= 1) {
    keys[to] = aKeys[left]!;
    counts[to] = aCounts[left]!;
  }
  for (; right >= j; right -= 1, to -= 1) {
    keys[to] = bKeys[right]!;
    counts[to] = bCounts[right]!;
  }
}

/** Room for some bins and a few more: what comes next has about as many. */
function roomFor(bins: number): Bins {
  const room = bins + (bins >> 4);
  return { keys: new Int32Array(room), counts: new Uint32Array(room) };
}

function sum(lengths: Uint32Array): number {
  return lengths.reduce((total, length) => total + length, 0);
}

/** Gives the memory of bins back at once, where the engine can do that: it collects garbage of this kind late. */
function release({ keys, counts }: Bins): void {
  for (const { buffer } of [keys, counts]) {
    (buffer as { transfer?: (length: number) => unknown }).transfer?.(0);
  }
}
