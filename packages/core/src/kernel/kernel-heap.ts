import type { Heap } from '../study/heap.ts';
import type { Bins } from '../study/histogram.ts';
import { ListedBins } from '../study/listed-bins.ts';
import { BINS, FINE_KEYS } from './keys.ts';
import type { MapModule } from './map-module.ts';

const PAGE = 65536;

/** Octaves of fine keys. */
const MOST_OCTAVES = (2 * FINE_KEYS) / BINS;

/** The pages that a memory grows by, at least. */
const STEP_PAGES = 64;

/** The most pages that a memory with 32-bit addresses has. */
const MOST_PAGES = 65536;

/** What lies behind a kernel's arrays in its memory; the module has functions `compact` and `octaveTotals`. */
export class KernelHeap<Name extends string> implements Heap {
  readonly lists: ListedBins = new ListedBins(16_384);
  private readonly module: MapModule<Name>;
  private readonly start: number;
  private end: number;
  /** Where bins are compacted to, and how many there is room for. */
  private scratch = { address: 0, bins: 0 };
  /** Where the numbers of octaves go, if there is room for them. */
  private totals = 0;

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
  }

  allocate(bytes: number): number {
    const address = this.end;
    this.end += 16 * Math.ceil(bytes / 16);
    const missing = this.end - this.buffer.byteLength;
    if (missing > 0) {
      // In some larger steps: where growing copies, not each time; where it does not, little is taken for nothing.
      const pages = Math.ceil(missing / PAGE);
      const present = this.buffer.byteLength / PAGE;
      this.module.memory.grow(Math.max(pages, Math.min(STEP_PAGES, MOST_PAGES - present)));
    }
    new Uint8Array(this.buffer, address, this.end - address).fill(0);
    return address;
  }

  octaveTotals(address: number, octaves: number): Uint32Array {
    if (octaves === 0) return new Uint32Array(0);
    if (this.totals === 0) this.totals = this.allocate(4 * MOST_OCTAVES);
    this.module.runAt('octaveTotals', octaves, address, this.totals);
    return new Uint32Array(this.buffer, this.totals, octaves);
  }

  compact(address: number, length: number, first: number): Bins {
    if (length === 0) return { keys: new Int32Array(0), counts: new Uint32Array(0) };
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
