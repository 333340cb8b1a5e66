/**
 * Rows of this many bytes and more are kept apart by some cache lines: rows a power of two apart would share the few
 * places that a first-level cache has for their addresses.
 */
const PADDED = 2048;
const PADDING = 192;

/** Arrays of float64s, one behind the other in a WebAssembly memory, each aligned for vectors. */
export class MemoryLayout {
  end: number;

  /** @param start the first free address */
  constructor(start: number) {
    this.end = aligned(start);
  }

  /** Reserves `rows` arrays of `length` float64s; the address of row i is `address + i * stride`. */
  rows(rows: number, length: number): Rows {
    const stride = aligned(8 * length) + (8 * length < PADDED ? 0 : PADDING);
    const address = this.end;
    this.end += rows * stride;
    return { address, stride };
  }

  /** Reserves bytes from the start of a cache line on, and gives their address. */
  lines(bytes: number): number {
    const address = 64 * Math.ceil(this.end / 64);
    this.end = aligned(address + bytes);
    return address;
  }

  get pages(): number {
    return Math.ceil(this.end / 65536);
  }
}

/** Where rows lie, in bytes. */
export interface Rows {
  readonly address: number;
  readonly stride: number;
}

function aligned(address: number): number {
  return 16 * Math.ceil(address / 16);
}
