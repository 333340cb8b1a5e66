import type { Bins } from './histogram.ts';

/** The most bins for which room is kept when they are taken. */
const MOST_ROOM = 4_194_304;

/** Bins one behind the other, added as they come. */
export class ListedBins {
  private keys: Int32Array<ArrayBuffer>;
  private counts: Uint32Array<ArrayBuffer>;
  private length = 0;

  /** @param room how many bins are expected */
  constructor(room: number) {
    this.keys = new Int32Array(room);
    this.counts = new Uint32Array(room);
  }

  /** Adds bins; returns where they begin. */
  add(keys: Int32Array, counts: Uint32Array): number {
    const start = this.length;
    this.length += keys.length;
    if (this.length > this.keys.length) this.resize(2 * this.length);
    this.keys.set(keys, start);
    this.counts.set(counts, start);
    return start;
  }

  /** Forgets all bins, and keeps the room. */
  clear(): void {
    this.length = 0;
  }

  private resize(room: number): void {
    this.keys = new Int32Array(resized(this.keys, room));
    this.counts = new Uint32Array(resized(this.counts, room));
  }

  /** Bins from one place to another; good until more are added. */
  at(start: number, end: number): Bins {
    return { keys: this.keys.subarray(start, end), counts: this.counts.subarray(start, end) };
  }

  /** All of them, in arrays of their own and of their size; then there are none, and room for as many if they are few. */
  take(): Bins {
    const bins = this.at(0, this.length);
    const taken =
      this.length <= MOST_ROOM ? { keys: bins.keys.slice(), counts: bins.counts.slice() } : this.handOver();
    this.length = 0;
    return taken;
  }

  private handOver(): Bins {
    this.resize(this.length);
    const { keys, counts } = this;
    this.keys = new Int32Array(0);
    this.counts = new Uint32Array(0);
    return { keys, counts };
  }
}

/** The bytes of an array in a buffer of another length; moved without a copy where the engine can do that. */
function resized({ buffer }: Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>, room: number): ArrayBuffer {
  const bytes = 4 * room;
  const movable = buffer as ArrayBuffer & { transfer?: (length: number) => ArrayBuffer };
  if (movable.transfer !== undefined) return movable.transfer(bytes);
  const other = new Uint8Array(bytes);
  other.set(new Uint8Array(buffer, 0, Math.min(bytes, buffer.byteLength)));
  return other.buffer;
}
