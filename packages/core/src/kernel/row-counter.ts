import type { RowCounts } from '../study/row-counts.ts';
import { binAddress, octaveAddress, PLAIN_BIAS, type Representation, ZERO_KEYS } from './count-table.ts';
import type { KernelHeap } from './kernel-heap.ts';
import { BINS, FINE_KEYS, KEY_SHIFT } from './keys.ts';
import type { MapModule, Place } from './map-module.ts';

/** Lanes a map takes at a time: the product of half as many fractions, each below 2, stays a float64. */
const RUN = 2040;

/** Float64s that a counted number's reductions take. */
const REDUCED = 6;

/** The most numbers that a map counts at a time. */
const COUNTED = 3;

/** Bins a lane from which on a table is mostly empty. */
const SPARSE = 32;

/** Float64s of memory for reductions. */
export const REDUCTIONS: number = REDUCED * COUNTED;

const NONE: readonly never[] = [];

const real = new Float64Array(1);
const words = new Int32Array(real.buffer);

/**
 * Runs maps that count rows, over all lanes in use, and moves what they found from the tables into the rows' own.
 *
 * The arrays of the module must include `reductions`, {@link REDUCTIONS} numbers, and its functions those of
 * `table-functions.ts`.
 *
 * A pass over a block may be taken back: the same maps run again, on the same lanes, and what they find is subtracted.
 */
export class RowCounter<Name extends string> {
  private sign: 1 | -1 = 1;
  /** For each move of the pass, whether it went to pages of the row's; and how many of them are taken back. */
  private toPages: boolean[] = [];
  private takenBack = 0;
  private readonly module: MapModule<Name | 'reductions'>;
  private readonly counts: RowCounts;
  private readonly heap: KernelHeap<Name | 'reductions'>;
  private bins: Uint32Array;
  /** Of the call in hand: what a map is given, and the extremes that it found. */
  private readonly pointers: number[] = [];
  private readonly lows: number[] = [];
  private readonly highs: number[] = [];

  constructor(
    module: MapModule<Name | 'reductions'>,
    counts: RowCounts,
    heap: KernelHeap<Name | 'reductions'>,
  ) {
    this.module = module;
    this.heap = heap;
    this.counts = counts;
    this.bins = new Uint32Array(module.memory.buffer);
  }

  /** Starts a pass over a block, or, with −1, what takes the last one back. */
  begin(sign: 1 | -1): void {
    this.sign = sign;
    this.takenBack = 0;
    if (sign === 1) this.toPages = [];
  }

  /** Whether a number counts, or is taken back. */
  get times(): 1 | -1 {
    return this.sign;
  }

  /**
   * Counts the numbers of a map, each as it is represented, in the rows from `first` on. False, with nothing counted, where
   * a float64 does not hold a shifted one.
   */
  count(
    map: string,
    inputs: readonly Place<Name>[],
    first: number,
    numbers: readonly Representation[],
  ): boolean {
    const { module } = this;
    const { scalars } = this.counts;
    const results = module.address('reductions', 0);
    const start = results / 8;
    const found = module.reals;
    for (let number = 0; number < numbers.length; number += 1) {
      const at = start + REDUCED * number;
      const none = isFloat(numbers[number]!) ? 0 : Number.NEGATIVE_INFINITY;
      found[at + 2] = found[at + 3] = Number.POSITIVE_INFINITY;
      found[at + 4] = found[at + 5] = none;
    }
    const isTrial = numbers[0] === 'shifted';
    const products = isTrial ? numbers.map((_, number) => scalars.products(first + number)) : NONE;
    const { pointers } = this;
    for (let input = 0; input < inputs.length; input += 1)
      pointers[input] = module.address(inputs[input]![0], inputs[input]![1]);
    pointers[inputs.length] = results;
    pointers.length = inputs.length + 1;
    for (let lane = 0; lane < module.used; lane += RUN) {
      for (let number = 0; number < numbers.length; number += 1) {
        found[start + REDUCED * number] = scalars.product(first + number, 0);
        found[start + REDUCED * number + 1] = scalars.product(first + number, 1);
      }
      module.runAt(map, Math.min(RUN, module.used - lane) / 2, ...pointers);
      for (let number = 0; number < numbers.length; number += 1) {
        scalars.setProduct(first + number, 0, found[start + REDUCED * number]!);
        scalars.setProduct(first + number, 1, found[start + REDUCED * number + 1]!);
      }
      for (let input = 0; input < inputs.length; input += 1) pointers[input]! += 8 * RUN;
    }
    // Taken now, as the memory may grow.
    const { lows, highs } = this;
    let isNormal = true;
    for (let number = 0; number < numbers.length; number += 1) {
      const at = start + REDUCED * number;
      const low = Math.min(found[at + 2]!, found[at + 3]!);
      const high = Math.max(found[at + 4]!, found[at + 5]!);
      lows[number] = low;
      highs[number] = high;
      isNormal &&= areNormal(low, high);
    }
    const isCounted = !isTrial || isNormal;
    for (let number = 0; number < numbers.length; number += 1) {
      if (isCounted) this.flush(first + number, number, numbers[number]!, lows[number]!, highs[number]!);
      else {
        this.discard(number, lows[number]!, highs[number]!);
        scalars.setProducts(first + number, products[number]!);
      }
    }
    return isCounted;
  }

  /** Clears what a table holds of float64s between the least and the greatest number, and the zeros. */
  private discard(table: number, low: number, high: number): void {
    this.takeZeros(table, 'plain');
    if (low > high) return;
    const [from, end] = [binAddress(plainKey(low), table), binAddress(plainKey(high) + 1, table)];
    this.view().fill(0, from / 4, end / 4);
  }

  /** Moves the counts between the least and the greatest number found, and the zeros, from a table to a row. */
  private flush(row: number, table: number, representation: Representation, low: number, high: number): void {
    const { module, counts } = this;
    const { scalars } = counts;
    const zeros = this.takeZeros(table, representation);
    // Without a number other than 0 the least is +∞, and the greatest 0 or −∞.
    const isEmpty = low > high;
    const isPlain = isFloat(representation);
    const [least, most] = isEmpty
      ? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
      : isPlain
        ? [place(low), place(high)]
        : [low, high];
    scalars.absorb(row, module.used, zeros, least, most);
    const first = isPlain ? plainKey(low) : placeKey(low) - 1;
    const last = isPlain ? plainKey(high) : placeKey(high) + 1;
    // Where most bins of a table are empty, a list is read faster.
    const isDense = isEmpty || last - first < SPARSE * module.used;
    if (counts.isAtOnce && isDense && representation !== 'far') {
      this.summarise(row, table, isEmpty ? 0 : first, isEmpty ? -1 : last);
      return;
    }
    if (!isEmpty) this.moveFine(row, table, Math.max(first, -FINE_KEYS), Math.min(last, FINE_KEYS - 1));
    if (!isEmpty && representation === 'far')
      this.moveOctaves(row, table, Math.floor(low) - 1, Math.floor(high) + 1);
    if (counts.isAtOnce) counts.finish(row);
  }

  /** Summarises a row from a table, which has all of it, and clears it. */
  private summarise(row: number, table: number, first: number, last: number): void {
    const firstOctave = Math.floor(first / BINS);
    const octaves = Math.floor(last / BINS) + 1 - firstOctave;
    const address = binAddress(firstOctave * BINS, table);
    this.counts.finishTable(row, address, firstOctave, octaves);
    this.view().fill(0, address / 4, address / 4 + octaves * BINS);
  }

  private moveFine(row: number, table: number, first: number, last: number): void {
    if (first > last) return;
    const octave = Math.floor(first / BINS);
    const octaves = Math.floor(last / BINS) + 1 - octave;
    const pages = this.pages(row, octave, octaves);
    if (pages !== undefined) {
      this.heap.moveToPages(this.sign, octaves, binAddress(octave * BINS, table), pages);
      return;
    }
    const from = 4 * Math.floor(first / 4);
    const length = 4 * Math.ceil((last + 1 - from) / 4);
    const { keys, counts } = this.heap.compact(binAddress(from, table), length, from);
    // Lists are taken out by the one who asks for it: they forget what came since.
    if (this.sign === 1) this.counts.addList(row, keys, counts);
  }

  /** Moves the counts of whole octaves, which only numbers beyond the fine keys have. */
  private moveOctaves(row: number, table: number, first: number, last: number): void {
    const bins = this.view();
    const start = octaveAddress(0, table) / 4;
    for (let octave = first; octave <= last; octave += 1) {
      const count = bins[start + octave]!;
      if (count === 0) continue;
      bins[start + octave] = 0;
      this.counts.addOctave(row, octave, this.sign * count);
    }
  }

  /** Where a move goes: what is taken back comes from where it went, though the row's pages may be more since. */
  private pages(row: number, octave: number, octaves: number): number | undefined {
    if (this.sign === -1) {
      this.takenBack += 1;
      if (!this.toPages[this.takenBack - 1]) return undefined;
    }
    const pointers = this.counts.pages(row, octave, octaves);
    if (this.sign === 1) this.toPages.push(pointers !== undefined);
    return pointers;
  }

  private view(): Uint32Array {
    const { buffer } = this.module.memory;
    if (this.bins.buffer !== buffer) this.bins = new Uint32Array(buffer);
    return this.bins;
  }

  private takeZeros(table: number, representation: Representation): number {
    const bins = this.view();
    const at = binAddress(ZERO_KEYS[representation], table) / 4;
    const zeros = bins[at]!;
    bins[at] = 0;
    return zeros;
  }
}

function isFloat(representation: Representation): boolean {
  return representation === 'plain' || representation === 'shifted';
}

/** Whether sizes from `low` to `high`, or none, are those of normal numbers. */
function areNormal(low: number, high: number): boolean {
  return low > high || (low >= 2.2250738585072014e-308 && high < Number.POSITIVE_INFINITY);
}

/** The key of a size. */
function plainKey(size: number): number {
  real[0] = size;
  return (words[1]! >>> (KEY_SHIFT - 32)) - PLAIN_BIAS;
}

/** Octave + fraction − 1 of a normal number > 0. */
function place(size: number): number {
  real[0] = size;
  const octave = (words[1]! >>> 20) - 1023;
  words[1] = (words[1]! & 0xfffff) | 0x3ff00000;
  return octave + (real[0]! - 1);
}

/** The key at a place; the place may have been rounded across the border of a bin. */
function placeKey(at: number): number {
  return Math.floor(at * BINS);
}
