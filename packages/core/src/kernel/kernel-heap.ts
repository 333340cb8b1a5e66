import type { Heap } from '../study/heap.ts';
import type { Memory } from './assembly/web-assembly.ts';

const PAGE = 65536;

/** What lies behind a kernel's arrays in its memory. */
export class KernelHeap implements Heap {
  private readonly memory: Memory;
  private readonly start: number;
  private end: number;

  constructor({ memory, end }: { readonly memory: Memory; readonly end: number }) {
    this.memory = memory;
    this.start = 16 * Math.ceil(end / 16);
    this.end = this.start;
  }

  get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  /** Forgets all that was allocated. */
  clear(): void {
    this.end = this.start;
  }

  allocate(bytes: number): number {
    const address = this.end;
    this.end += 16 * Math.ceil(bytes / 16);
    const missing = this.end - this.buffer.byteLength;
    // In larger steps, as growing may copy.
    if (missing > 0) this.memory.grow(Math.ceil(Math.max(missing, this.buffer.byteLength / 4) / PAGE));
    new Uint8Array(this.buffer, address, this.end - address).fill(0);
    return address;
  }
}
