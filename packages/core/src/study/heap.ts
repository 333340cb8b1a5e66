import type { Bins } from './histogram.ts';
import type { ListedBins } from './listed-bins.ts';

/**
 * A kernel's memory, in which what has been counted is placed; its buffer is another one when it has grown. Addresses are
 * multiples of 16, and octaves have as many counts of 32 bits as bins.
 */
export interface Heap {
  readonly buffer: ArrayBuffer;
  /** Where lists of bins are kept. */
  readonly lists: ListedBins;
  /** The address of `bytes` zeroed bytes. */
  allocate(bytes: number): number;
  /** The bins that hold something, of `length` counts, a multiple of 4; clears them. Good until the next call. */
  compact(address: number, length: number, first: number): Bins;
  /** How much octaves hold, one behind the other, of which there is at least one. Good until the next call. */
  octaveTotals(address: number, octaves: number): Uint32Array;
  /** The address of the counts of octaves, at least one, whose pages are pointed to. Good until the next call. */
  spread(pointers: number, octaves: number): number;
}
