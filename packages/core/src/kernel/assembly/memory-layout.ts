/** Arrays of float64s, one behind the other in a WebAssembly memory, each aligned for vectors. */
export class MemoryLayout {
  end: number;

  /** @param start the first free address */
  constructor(start: number) {
    this.end = aligned(start);
  }

  /** Reserves `rows` arrays of `length` float64s; the address of row i is `address + i * stride`. */
  rows(rows: number, length: number): Rows {
    const stride = aligned(8 * length);
    const address = this.end;
    this.end += rows * stride;
    return { address, stride };
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
