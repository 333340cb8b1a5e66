import { BINS, FINE_KEYS, isFineKey } from '../kernel/keys.ts';
import { CoarseCounts } from './coarse-counts.ts';
import type { Heap } from './heap.ts';
import { type Bins, type Histogram, mergeLists, octavesOf } from './histogram.ts';
import { HistogramPacker, type PackedHistograms } from './packed-histograms.ts';

const real = new Float64Array(1);
const words = new Uint32Array(real.buffer);

/** Per row: numbers added, zeros, infinities, NaNs, octaves, even and odd product of fractions, least and greatest place. */
const SCALARS = 9;
const [NUMBERS, ZERO, INFINITE, NAN, OCTAVES, EVEN, ODD, LOW, HIGH] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** So many keys that came one by one are made a list. */
const MOST_PENDING = 4096;

/** Bins are placed in fours, so that vectors can add them. */
const STEP = 4;

/**
 * Statistics of the numbers of many rows as they come: bins, and beside them counts of what has no logarithm, the product
 * of the numbers and their extremes.
 *
 * Bins are a dense table a row, on a heap, 4 bytes for every bin between the least and the greatest; or, where what came
 * at once spans many bins, or came one by one, lists of those that hold something, 8 bytes a bin.
 */
export class RowCounts {
  private readonly heap: Heap;
  /** Per row: address of the first bin (0 for none), its key, number of bins. */
  private readonly places: Int32Array;
  private scalars: Float64Array;
  /** Bins of keys beyond the fine ones, of the rows that have any. */
  private readonly coarse = new CoarseCounts();
  private bins: Uint32Array;
  /** Keys that came one by one and are in no list yet, of the rows that have any. */
  private readonly pending = new Map<number, number[]>();
  /** Where the row's lists begin and end among all that were added. */
  private readonly lists: number[][];
  private readonly widest: number;

  /** @param widest the most bins of a table that is filled by a kernel; where there are more, lists are kept */
  constructor(rows: number, heap: Heap, widest: number) {
    this.heap = heap;
    this.widest = widest;
    this.lists = new Array<number[]>(rows).fill(NO_LISTS);
    this.places = new Int32Array(3 * rows);
    this.scalars = new Float64Array(SCALARS * rows);
    for (let base = 0; base < this.scalars.length; base += SCALARS) {
      this.scalars[base + EVEN] = 1;
      this.scalars[base + ODD] = 1;
      this.scalars[base + LOW] = Number.POSITIVE_INFINITY;
      this.scalars[base + HIGH] = Number.NEGATIVE_INFINITY;
    }
    this.bins = new Uint32Array(heap.buffer);
  }

  /** Adds significand · 2^exponent, a balanced number, to a row; `times` is −1 to take its bin back. */
  add(row: number, significand: number, exponent: number, times: 1 | -1 = 1): void {
    const { scalars } = this;
    const base = SCALARS * row;
    const parity = scalars[base + NUMBERS]! % 2;
    scalars[base + NUMBERS]! += 1;
    if (significand === 0) scalars[base + ZERO]! += 1;
    else if (Number.isNaN(significand)) scalars[base + NAN]! += 1;
    else if (!Number.isFinite(significand)) scalars[base + INFINITE]! += 1;
    else {
      real[0] = significand;
      const high = words[1]!;
      const octave = ((high >>> 20) & 0x7ff) - 1023 + exponent;
      words[1] = (high & 0xfffff) | 0x3ff00000;
      const fraction = real[0]!;
      this.multiply(row, parity, fraction);
      this.widen(row, octave + (fraction - 1), octave + (fraction - 1));
      this.count(row, octave, (high >>> 13) & (BINS - 1), times);
    }
  }

  private count(row: number, octave: number, bin: number, times: 1 | -1): void {
    const key = octave * BINS + bin;
    if (!isFineKey(key)) {
      this.addOctave(row, octave, times);
      return;
    }
    // What is taken out was added since the snapshot that will be gone back to.
    if (times === -1) return;
    const pending = this.pending.get(row) ?? [];
    if (pending.length === 0) this.pending.set(row, pending);
    if (pending.push(key) === MOST_PENDING) this.list(row);
  }

  /** Makes a list of a row's pending keys. */
  private list(row: number): void {
    const sorted = Int32Array.from(this.pending.get(row)!).sort();
    this.pending.delete(row);
    const counts = new Uint32Array(sorted.length);
    let length = 0;
    for (const key of sorted) {
      if (length > 0 && sorted[length - 1] === key) counts[length - 1]! += 1;
      else {
        sorted[length] = key;
        counts[length] = 1;
        length += 1;
      }
    }
    if (length > 0) this.addList(row, sorted.subarray(0, length), counts.subarray(0, length));
  }

  private listAll(): void {
    for (const row of this.pending.keys()) this.list(row);
  }

  /** Adds to the bin of an octave beyond the fine keys; a negative number takes from it. */
  addOctave(row: number, octave: number, times: number): void {
    this.coarse.add(row, octave, times);
    this.scalars[SCALARS * row + OCTAVES]! += octave * times;
  }

  /** Takes over what a kernel found of `numbers` numbers of a row, `zeros` of them 0, all finite. */
  absorb(row: number, numbers: number, zeros: number, low: number, high: number): void {
    const base = SCALARS * row;
    this.scalars[base + NUMBERS]! += numbers;
    this.scalars[base + ZERO]! += zeros;
    this.widen(row, low, high);
  }

  /** Multiplies the product of the even (0) or odd (1) numbers of a row by a fraction, 1 ≤ fraction < 2. */
  multiply(row: number, parity: number, fraction: number): void {
    const base = SCALARS * row;
    const product = this.scalars[base + EVEN + parity]! * fraction;
    const over = product >= 2;
    this.scalars[base + EVEN + parity] = over ? product * 0.5 : product;
    if (over) this.scalars[base + OCTAVES]! += 1;
  }

  /** The product of the even or odd numbers' fractions, brought into [1, 2). */
  product(row: number, parity: 0 | 1): number {
    return this.scalars[SCALARS * row + EVEN + parity]!;
  }

  /** Puts back what has been multiplied up from {@link product}, below 2¹⁰²³. */
  setProduct(row: number, parity: 0 | 1, product: number): void {
    real[0] = product;
    const high = words[1]!;
    this.scalars[SCALARS * row + OCTAVES]! += (high >>> 20) - 1023;
    words[1] = (high & 0xfffff) | 0x3ff00000;
    this.scalars[SCALARS * row + EVEN + parity] = real[0]!;
  }

  /** Both products of a row's fractions, and the octaves taken off them. */
  products(row: number): readonly number[] {
    const base = SCALARS * row;
    return [this.scalars[base + OCTAVES]!, this.scalars[base + EVEN]!, this.scalars[base + ODD]!];
  }

  /** Goes back to {@link products}. */
  setProducts(row: number, products: readonly number[]): void {
    this.scalars.set(products, SCALARS * row + OCTAVES);
  }

  private widen(row: number, low: number, high: number): void {
    const base = SCALARS * row;
    if (low < this.scalars[base + LOW]!) this.scalars[base + LOW] = low;
    if (high > this.scalars[base + HIGH]!) this.scalars[base + HIGH] = high;
  }

  /**
   * The address of the bins from one fine key to another in a table of the row, if it has one as wide: there they may be
   * added. Otherwise undefined, and {@link addList} takes them.
   */
  table(row: number, low: number, high: number): number | undefined {
    const at = 3 * row;
    const [address, first, length] = [this.places[at]!, this.places[at + 1]!, this.places[at + 2]!];
    if (low >= first && high < first + length) return address + 4 * (low - first);
    const from = length === 0 ? low : Math.min(low, first);
    const to = length === 0 ? high : Math.max(high, first + length - 1);
    return to - from < this.widest ? this.move(row, from, to) + 4 * (low - this.places[at + 1]!) : undefined;
  }

  /** Adds bins, keys ascending, to a row's lists. */
  addList(row: number, keys: Int32Array, counts: Uint32Array): void {
    const start = this.heap.lists.add(keys, counts);
    if (this.lists[row] === NO_LISTS) this.lists[row] = [];
    this.lists[row]!.push(start, start + keys.length);
  }

  /** A new place for a row's bins, with some room on both sides, as what comes next is of much the same size. */
  private move(row: number, from: number, to: number): number {
    const { places } = this;
    const at = 3 * row;
    const [address, first, length] = [places[at]!, places[at + 1]!, places[at + 2]!];
    const margin = Math.max(2 * STEP, (to - from) >> 3);
    const newFirst = STEP * Math.floor(Math.max(-FINE_KEYS, from - margin) / STEP);
    const newEnd = STEP * Math.ceil(Math.min(FINE_KEYS, to + 1 + margin) / STEP);
    const newAddress = this.heap.allocate(4 * (newEnd - newFirst));
    const bins = this.view();
    if (length > 0)
      bins.copyWithin((newAddress + 4 * (first - newFirst)) / 4, address / 4, address / 4 + length);
    places[at] = newAddress;
    places[at + 1] = newFirst;
    places[at + 2] = newEnd - newFirst;
    return newAddress;
  }

  private view(): Uint32Array {
    if (this.bins.buffer !== this.heap.buffer) this.bins = new Uint32Array(this.heap.buffer);
    return this.bins;
  }

  /** All that is not in tables, to go back to. */
  snapshot(): Snapshot {
    this.listAll();
    const lists = new Uint32Array(this.lists.length);
    for (let row = 0; row < lists.length; row += 1) lists[row] = this.lists[row]!.length;
    return { scalars: this.scalars.slice(), lists };
  }

  /** Goes back; what was added to tables since must have been taken out of them. */
  restore({ scalars, lists }: Snapshot): void {
    this.scalars = scalars;
    for (let row = 0; row < lists.length; row += 1) {
      const list = this.lists[row]!;
      if (list.length > lists[row]!) list.length = lists[row]!;
    }
    this.pending.clear();
  }

  /** The histograms of all rows, in arrays of their own. */
  pack(): PackedHistograms {
    const packer = new HistogramPacker(this.lists.length, this.mostBins());
    this.each((histogram) => packer.add(histogram));
    return packer.packed();
  }

  /** Hands over the histogram of every row, good during the call. May be asked for once. */
  each(take: (histogram: Histogram, row: number) => void): void {
    this.listAll();
    for (let row = 0; row < this.lists.length; row += 1) {
      const bins = this.binsOf(row);
      const base = SCALARS * row;
      const { scalars } = this;
      take(
        {
          keys: bins.keys,
          counts: bins.counts,
          coarse: this.coarse.binsOf(row),
          zero: scalars[base + ZERO]!,
          infinite: scalars[base + INFINITE]!,
          nan: scalars[base + NAN]!,
          low: scalars[base + LOW]!,
          high: scalars[base + HIGH]!,
          octaves: scalars[base + OCTAVES]! + octavesOf(bins),
          even: scalars[base + EVEN]!,
          odd: scalars[base + ODD]!,
        },
        row,
      );
    }
  }

  private mostBins(): number {
    let most = 0;
    this.lists.forEach((lists, row) => {
      most += this.places[3 * row + 2]!;
      for (let list = 0; list < lists.length; list += 2) most += lists[list + 1]! - lists[list]!;
    });
    return most;
  }

  private binsOf(row: number): Bins {
    const at = 3 * row;
    const [address, first, length] = [this.places[at]!, this.places[at + 1]!, this.places[at + 2]!];
    const lists = this.lists[row]!;
    if (lists.length === 2 && length === 0) return this.heap.lists.at(lists[0]!, lists[1]!);
    const all = Array.from({ length: lists.length / 2 }, (_, list) =>
      this.heap.lists.at(lists[2 * list]!, lists[2 * list + 1]!),
    );
    if (length > 0 || all.length === 0) all.push(this.heap.compact(address, length, first));
    return mergeLists(all);
  }
}

/** Stands for the lists of a row that has none, and is left as it is. */
const NO_LISTS: number[] = [];

/** What {@link RowCounts.restore} goes back to. */
export interface Snapshot {
  readonly scalars: Float64Array;
  readonly lists: Uint32Array;
}
