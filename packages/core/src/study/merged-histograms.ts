import { type Bins, type Histogram, mergeHistograms } from './histogram.ts';
import { type PackedHistograms, unpackHistograms } from './packed-histograms.ts';

const NO_BINS: Bins = { keys: new Int32Array(0), counts: new Uint32Array(0) };

/** Where bins are merged to, before they are put back; one for all, made larger when there are more. */
let merged: Bins = NO_BINS;

/**
 * Merges the rows of shards as they come, as {@link mergeHistograms} does one by one. All bins stand row by row in two
 * arrays, which stay where they are while there is room: what is made anew with every shard would be collected late.
 */
export class MergedHistograms {
  /** Of every row everything but its fine bins; and how many of these it has. */
  private rest: Histogram[] = [];
  private lengths: Uint32Array = new Uint32Array(0);
  private bins: Bins = NO_BINS;

  /** Adds the histograms of a shard. Their memory is kept, or given back. */
  add(packed: PackedHistograms): void {
    const others = unpackHistograms(packed).map((histogram): Histogram => ({ ...histogram, ...NO_BINS }));
    if (this.rest.length === 0) {
      this.rest = others;
      this.lengths = packed.lengths;
      this.bins = { keys: new Int32Array(packed.keys.buffer), counts: new Uint32Array(packed.counts.buffer) };
      return;
    }
    this.rest = this.rest.map((row, index) => mergeHistograms(row, others[index]!));
    this.keep(this.mergeBins(packed));
    release(packed);
  }

  /** Merges the bins of a shard with those so far into {@link merged}; how many there are. */
  private mergeBins({ lengths, ...packed }: PackedHistograms): number {
    const most = sum(lengths) + sum(this.lengths);
    if (merged.keys.length < most) {
      release(merged);
      merged = roomFor(most);
    }
    let [ours, theirs, at] = [0, 0, 0];
    lengths.forEach((length, row) => {
      const [endOfOurs, endOfTheirs, start] = [ours + this.lengths[row]!, theirs + length, at];
      at = mergeRow(this.bins, ours, endOfOurs, packed, theirs, endOfTheirs, at);
      this.lengths[row] = at - start;
      [ours, theirs] = [endOfOurs, endOfTheirs];
    });
    return at;
  }

  private keep(bins: number): void {
    if (this.bins.keys.length < bins) {
      release(this.bins);
      this.bins = roomFor(bins);
    }
    this.bins.keys.set(merged.keys.subarray(0, bins));
    this.bins.counts.set(merged.counts.subarray(0, bins));
  }

  /** Hands over the histogram of every row. */
  each(take: (histogram: Histogram, row: number) => void): void {
    let end = 0;
    this.rest.forEach((rest, row) => {
      const start = end;
      end += this.lengths[row]!;
      const keys = this.bins.keys.subarray(start, end);
      take({ ...rest, keys, counts: this.bins.counts.subarray(start, end) }, row);
    });
  }
}

/** Merges a row's bins from two places to {@link merged}, from `at` on; where they end there. */
function mergeRow(a: Bins, i: number, iEnd: number, b: Bins, j: number, jEnd: number, at: number): number {
  const { keys, counts } = merged;
  const [aKeys, aCounts, bKeys, bCounts] = [a.keys, a.counts, b.keys, b.counts];
  let left = i;
  let right = j;
  let to = at;
  for (; left < iEnd && right < jEnd; to += 1) {
    const key = aKeys[left]!;
    const other = bKeys[right]!;
    // Without branches, which would be mispredicted every other time: keys are small, signs of differences are exact.
    const isLess = (key - other) >> 31;
    const isGreater = (other - key) >> 31;
    keys[to] = key - ((key - other) & isGreater);
    counts[to] = (aCounts[left]! & ~isGreater) + (bCounts[right]! & ~isLess);
    left += 1 + isGreater;
    right += 1 + isLess;
  }
  for (; left < iEnd; left += 1, to += 1) {
    keys[to] = aKeys[left]!;
    counts[to] = aCounts[left]!;
  }
  for (; right < jEnd; right += 1, to += 1) {
    keys[to] = bKeys[right]!;
    counts[to] = bCounts[right]!;
  }
  return to;
}

/** Room for some bins and a few more: what comes next has about as many. */
function roomFor(bins: number): Bins {
  const room = bins + (bins >> 2);
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
