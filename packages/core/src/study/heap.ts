import { BINS } from '../kernel/keys.ts';
import type { Bins } from './histogram.ts';
import { ListedBins } from './listed-bins.ts';

/** Memory in which arrays are placed one behind the other; they may move to another buffer when it grows. */
export interface Heap {
  readonly buffer: ArrayBuffer;
  /** Where lists of bins are kept. */
  readonly lists: ListedBins;
  /** The address of `bytes` zeroed bytes, a multiple of 16. */
  allocate(bytes: number): number;
  /**
   * The bins that hold something, of `length` counts of 32 bits, the first of them of key `first`; good until the next
   * call. The counts may be cleared. Address and length are multiples of 16 and of 4.
   */
  compact(address: number, length: number, first: number): Bins;
  /** How much octaves of bins hold, of which there may be none; good until the next call. The address is a multiple of 16. */
  octaveTotals(address: number, octaves: number): Uint32Array;
}

/** A heap in memory of its own, for rows that no kernel fills. */
export class PlainHeap implements Heap {
  readonly lists: ListedBins = new ListedBins(16);
  buffer: ArrayBuffer = new ArrayBuffer(65536);
  private end = 16;
  private keys = new Int32Array(0);
  private counts = new Uint32Array(0);

  allocate(bytes: number): number {
    const address = this.end;
    this.end += 16 * Math.ceil(bytes / 16);
    if (this.end > this.buffer.byteLength) {
      const larger = new Uint8Array(Math.max(this.end, 2 * this.buffer.byteLength));
      larger.set(new Uint8Array(this.buffer));
      this.buffer = larger.buffer;
    }
    return address;
  }

  octaveTotals(address: number, octaves: number): Uint32Array {
    const bins = new Uint32Array(this.buffer, address, BINS * octaves);
    const totals = new Uint32Array(octaves);
    bins.forEach((count, bin) => {
      totals[Math.floor(bin / BINS)]! += count;
    });
    return totals;
  }

  compact(address: number, length: number, first: number): Bins {
    const dense = new Uint32Array(this.buffer, address, length);
    if (this.keys.length < length) {
      this.keys = new Int32Array(length);
      this.counts = new Uint32Array(length);
    }
    let found = 0;
    for (let index = 0; index < length; index += 1) {
      const count = dense[index]!;
      this.keys[found] = first + index;
      this.counts[found] = count;
      // Without a branch, which would be mispredicted every other time.
      found += Math.min(count, 1);
    }
    return { keys: this.keys.subarray(0, found), counts: this.counts.subarray(0, found) };
  }
}
