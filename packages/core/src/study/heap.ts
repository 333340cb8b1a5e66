/** Memory in which arrays are placed one behind the other; they may move to another buffer when it grows. */
export interface Heap {
  readonly buffer: ArrayBuffer;
  /** The address of `bytes` zeroed bytes, a multiple of 16. */
  allocate(bytes: number): number;
}

/** A heap in memory of its own, for rows that no kernel fills. */
export class PlainHeap implements Heap {
  buffer: ArrayBuffer = new ArrayBuffer(65536);
  private end = 16;

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
}
