import type { Heap } from '../study/heap.ts';
import type { Bins } from '../study/histogram.ts';
import { ListedBins } from '../study/listed-bins.ts';
import { BINS, FINE_KEYS } from './keys.ts';
import type { MapModule } from './map-module.ts';

const PAGE = 65536;

/** Octaves of fine keys. */
const MOST_OCTAVES = (2 * FINE_KEYS) / BINS;

/** The pages that a memory grows by, at least: each time, the engine collects all its garbage. */
const STEP_PAGES = 512;

/** The most pages that a memory with 32-bit addresses has. */
const MOST_PAGES = 65536;

/** What lies behind a kernel's arrays in its memory; the module has the functions of `table-functions.ts`. */
export class KernelHeap<Name extends string> implements Heap {
  readonly lists: ListedBins = new ListedBins(16_384);
  private readonly module: MapModule<Name>;
  private readonly start: number;
  private end: number;
  /** Where bins are compacted to, and how many there is room for. */
  private scratch = { address: 0, bins: 0 };
  /** Where the numbers of octaves go, if there is room for them. */
  private totals = 0;
  /** Where octaves are spread, and how many there is room for. */
  private spreads = { address: 0, octaves: 0 };

  constructor(module: MapModule<Name>) {
    this.module = module;
    this.start = 16 * Math.ceil(module.end / 16);
    this.end = this.start;
  }

  get buffer(): ArrayBuffer {
    return this.module.memory.buffer;
  }

  /** Forgets all that was allocated. */
  clear(): void {
    this.end = this.start;
    this.lists.clear();
    this.scratch = { address: 0, bins: 0 };
    this.totals = 0;
    this.spreads = { address: 0, octaves: 0 };
  }

  allocate(bytes: number): number {
    const address = this.end;
    const length = 16 * Math.ceil(bytes / 16);
    this.reserve(length);
    this.end += length;
    new Uint8Array(this.buffer, address, length).fill(0);
    return address;
  }

  /** Makes sure of so many bytes behind all that was allocated. */
  private reserve(bytes: number): void {
    const missing = this.end + bytes - this.buffer.byteLength;
    if (missing <= 0) return;
    // In some larger steps: where growing copies, not each time; where it does not, little is taken for nothing.
    const pages = Math.ceil(missing / PAGE);
    const present = this.buffer.byteLength / PAGE;
    this.module.memory.grow(Math.max(pages, Math.min(STEP_PAGES, MOST_PAGES - present)));
  }

  /** Adds counts of octaves to pages, or takes them from there, and clears them; makes pages that are missing. */
  moveToPages(sign: 1 | -1, octaves: number, counts: number, pointers: number): void {
    this.reserve(4 * BINS * octaves);
    const map = sign === 1 ? 'addCounts' : 'takeCounts';
    this.end = this.module.runAt(map, octaves, counts, pointers, this.end)!;
  }

  spread(pointers: number, octaves: number): number {
    if (this.spreads.octaves < octaves)
      this.spreads = { address: this.allocate(8 * BINS * octaves), octaves: 2 * octaves };
    this.module.runAt('spreadPages', octaves, pointers, this.spreads.address);
    return this.spreads.address;
  }

  octaveTotals(address: number, octaves: number): Uint32Array {
    if (this.totals === 0) this.totals = this.allocate(4 * MOST_OCTAVES);
    this.module.runAt('octaveTotals', octaves, address, this.totals);
    return new Uint32Array(this.buffer, this.totals, octaves);
  }

  compact(address: number, length: number, first: number): Bins {
    // Room for one more, which the function writes and does not count.
    if (this.scratch.bins <= length)
      this.scratch = { address: this.allocate(8 * (2 * length + 4)), bins: 2 * length };
    const { address: keys, bins } = this.scratch;
    const counts = keys + 4 * (bins + 4);
    const found = this.module.runAt('compact', length / 4, address, keys, counts, first)!;
    return {
      keys: new Int32Array(this.buffer, keys, found),
      counts: new Uint32Array(this.buffer, counts, found),
    };
  }
}
