import { BINS, FINE_KEYS, isFineKey } from '../kernel/keys.ts';
import { CoarseCounts } from './coarse-counts.ts';
import type { Heap } from './heap.ts';
import { type Bins, type Histogram, mergeLists, octavesOf } from './histogram.ts';
import { ListedBins } from './listed-bins.ts';
import { HistogramPacker, type PackedHistograms } from './packed-histograms.ts';
import { ListRanks, TableRanks } from './ranks.ts';
import { RowScalars } from './row-scalars.ts';
import { RowSummaries, type SummarisedRows } from './summaries.ts';
import type { SweepRows } from './sweep-rows.ts';

/** So many keys that came one by one are made a list. */
const MOST_PENDING = 4096;

/** Octaves of fine keys, on either side of 0. */
const OCTAVES = FINE_KEYS / BINS;

/**
 * Statistics of the numbers of many rows as they come: bins, and beside them counts of what has no logarithm, the product
 * of the numbers and their extremes.
 *
 * Bins are in pages of an octave, on a kernel's heap; or, where what came at once spans many octaves, or came one by one,
 * lists of those that hold something, 8 bytes a bin.
 */
export class RowCounts {
  private readonly heap: Heap | undefined;
  private readonly listed: ListedBins;
  /** Per row: where its pointers to pages are (0 for none), the first octave, how many there are. */
  private readonly places: Int32Array;
  readonly scalars: RowScalars;
  /** Bins of keys beyond the fine ones, of the rows that have any. */
  private readonly coarse = new CoarseCounts();
  private bins: Uint32Array;
  /** Keys that came one by one and are in no list yet, of the rows that have any. */
  private readonly pending = new Map<number, number[]>();
  /** Where the row's lists begin and end among all that were added. */
  private readonly lists: number[][];
  private readonly widest: number;
  private summaries: RowSummaries | undefined;

  /**
   * @param heap of the kernel that counts, if one does
   * @param widest the most octaves of a row that is kept in pages; where there are more, lists are kept
   */
  constructor(rows: number, heap?: Heap, widest = 0) {
    this.heap = heap;
    this.listed = heap?.lists ?? new ListedBins(16);
    this.widest = widest;
    this.lists = new Array<number[]>(rows).fill(NO_LISTS);
    this.places = new Int32Array(3 * rows);
    this.scalars = new RowScalars(rows);
    this.bins = new Uint32Array(heap?.buffer ?? []);
  }

  /** Adds significand · 2^exponent, a balanced number, to a row; `times` is −1 to take its bin back. */
  add(row: number, significand: number, exponent: number, times: 1 | -1 = 1): void {
    const key = this.scalars.add(row, significand, exponent);
    if (Number.isNaN(key)) return;
    if (!isFineKey(key)) {
      this.addOctave(row, Math.floor(key / BINS), times);
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
    this.scalars.addOctaves(row, octave * times);
  }

  /**
   * The address of the pointers to a row's pages from an octave on, if it has them for as many octaves: there counts may be
   * added. Otherwise undefined, and {@link addList} takes them.
   */
  pages(row: number, octave: number, octaves: number): number | undefined {
    const at = 3 * row;
    const [address, first, length] = [this.places[at]!, this.places[at + 1]!, this.places[at + 2]!];
    if (octave >= first && octave + octaves <= first + length) return address + 4 * (octave - first);
    const from = length === 0 ? octave : Math.min(octave, first);
    const end = length === 0 ? octave + octaves : Math.max(octave + octaves, first + length);
    if (end - from > this.widest) return undefined;
    return this.move(row, from, end) + 4 * (octave - this.places[at + 1]!);
  }

  /** Adds bins, keys ascending, to a row's lists. */
  addList(row: number, keys: Int32Array, counts: Uint32Array): void {
    const start = this.listed.add(keys, counts);
    if (this.lists[row] === NO_LISTS) this.lists[row] = [];
    this.lists[row]!.push(start, start + keys.length);
  }

  /** A new place for a row's pointers, with some room on both sides, as what comes next is of much the same size. */
  private move(row: number, from: number, end: number): number {
    const { places } = this;
    const at = 3 * row;
    const [address, first, length] = [places[at]!, places[at + 1]!, places[at + 2]!];
    const margin = 8 + ((end - from) >> 3);
    const newFirst = Math.max(-OCTAVES, from - margin);
    const newLength = Math.min(OCTAVES, end + margin) - newFirst;
    const newAddress = this.heap!.allocate(4 * newLength);
    this.view().copyWithin((newAddress + 4 * (first - newFirst)) / 4, address / 4, address / 4 + length);
    places[at] = newAddress;
    places[at + 1] = newFirst;
    places[at + 2] = newLength;
    return newAddress;
  }

  private view(): Uint32Array {
    const { buffer } = this.heap!;
    if (this.bins.buffer !== buffer) this.bins = new Uint32Array(buffer);
    return this.bins;
  }

  /** All that is not in tables, to go back to. */
  snapshot(): Snapshot {
    this.listAll();
    const lists = new Uint32Array(this.lists.length);
    for (let row = 0; row < lists.length; row += 1) lists[row] = this.lists[row]!.length;
    return { scalars: this.scalars.snapshot(), lists };
  }

  /** Goes back; what was added to tables since must have been taken out of them. */
  restore({ scalars, lists }: Snapshot): void {
    this.scalars.restore(scalars);
    for (let row = 0; row < lists.length; row += 1) {
      const list = this.lists[row]!;
      if (list.length > lists[row]!) list.length = lists[row]!;
    }
    this.pending.clear();
  }

  /** The histograms of all rows, in arrays of their own. */
  pack(): PackedHistograms {
    this.listAll();
    const packer = new HistogramPacker(this.lists.length);
    for (let row = 0; row < this.lists.length; row += 1) packer.add(this.histogram(row));
    return packer.packed();
  }

  /** What every row says. May be asked for once. */
  summarise(rows: SweepRows): SummarisedRows {
    if (this.summaries === undefined) {
      this.summariseAtOnce(rows);
      for (let row = 0; row < this.lists.length; row += 1) this.finish(row);
    }
    return this.summaries!.all();
  }

  /** From now on rows are summarised as soon as they are counted: each comes in one piece. */
  summariseAtOnce(rows: SweepRows): void {
    this.summaries = new RowSummaries(rows);
  }

  /** Whether they are. */
  get isAtOnce(): boolean {
    return this.summaries !== undefined;
  }

  /** Summarises a row, all of which has been counted. */
  finish(row: number): void {
    if (this.pending.has(row)) this.list(row);
    const octaves = this.places[3 * row + 2]!;
    if (octaves > 0 && this.lists[row] === NO_LISTS && !this.coarse.has(row)) {
      this.finishTable(
        row,
        this.heap!.spread(this.places[3 * row]!, octaves),
        this.places[3 * row + 1]!,
        octaves,
      );
      return;
    }
    const histogram = this.histogram(row);
    this.summaries!.add(row, histogram, new ListRanks(histogram));
  }

  /** Summarises a row whose bins are all in a table. */
  finishTable(row: number, address: number, firstOctave: number, octaves: number): void {
    const totals = octaves === 0 ? NO_BINS.counts : this.heap!.octaveTotals(address, octaves);
    const ranks = new TableRanks(this.view(), address / 4, firstOctave, totals);
    this.summaries!.add(row, this.scalars.at(row, ranks.octaveSum), ranks);
  }

  private histogram(row: number): Histogram {
    const bins = this.binsOf(row);
    return { ...this.scalars.at(row, octavesOf(bins)), ...bins, coarse: this.coarse.binsOf(row) };
  }

  private binsOf(row: number): Bins {
    const at = 3 * row;
    const [address, first, octaves] = [this.places[at]!, this.places[at + 1]!, this.places[at + 2]!];
    const lists = this.lists[row]!;
    if (lists.length === 2 && octaves === 0) return this.listed.at(lists[0]!, lists[1]!);
    const all = Array.from({ length: lists.length / 2 }, (_, list) =>
      this.listed.at(lists[2 * list]!, lists[2 * list + 1]!),
    );
    if (octaves > 0)
      all.push(this.heap!.compact(this.heap!.spread(address, octaves), BINS * octaves, BINS * first));
    return all.length === 0 ? NO_BINS : mergeLists(all);
  }
}

const NO_BINS: Bins = { keys: new Int32Array(0), counts: new Uint32Array(0) };

/** Stands for the lists of a row that has none, and is left as it is. */
const NO_LISTS: number[] = [];

/** What {@link RowCounts.restore} goes back to. */
export interface Snapshot {
  readonly scalars: Float64Array;
  readonly lists: Uint32Array;
}
