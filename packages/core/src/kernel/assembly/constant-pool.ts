/** Constants in linear memory: loading one there is faster than `v128.const`, which is materialised in registers. */
export class ConstantPool {
  private readonly places = new Map<bigint, number>();
  readonly start: number;

  /** @param start address of the first constant, a multiple of 16 */
  constructor(start: number) {
    this.start = start;
  }

  /** The address of 64 bits, twice in a row. */
  place(bits: bigint): number {
    const known = this.places.get(bits);
    if (known !== undefined) return known;
    const place = this.start + 16 * this.places.size;
    this.places.set(bits, place);
    return place;
  }

  /** A pool with the same constants at the same addresses. */
  copy(): ConstantPool {
    const copy = new ConstantPool(this.start);
    for (const bits of this.places.keys()) copy.place(bits);
    return copy;
  }

  get end(): number {
    return this.start + 16 * this.places.size;
  }

  fill(memory: ArrayBufferLike): void {
    const view = new DataView(memory);
    for (const [bits, place] of this.places) {
      view.setBigUint64(place, bits, true);
      view.setBigUint64(place + 8, bits, true);
    }
  }
}
