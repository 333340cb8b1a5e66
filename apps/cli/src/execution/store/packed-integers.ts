/** Longer numbers than these bytes are not packed: nothing would be saved. */
const MOST_BYTES = 8;

/**
 * Integers as their differences, seven bits a byte, signs in the lowest bit (zigzag LEB128): histograms' ascending
 * keys and small counts take one byte each instead of eight. Undefined where an element is not an integer
 * (−0 is none), or too large for its difference to be exact.
 */
export function packIntegers(values: ArrayLike<number>): Uint8Array | undefined {
  const bytes = new Uint8Array(values.length * MOST_BYTES);
  let at = 0;
  let last = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    const difference = value - last;
    last = value;
    // −64 … 63 in one byte; the comparison is false for what is no integer, and −0 is seen at the 0s only.
    const small = difference | 0;
    if (small === difference && small >= -64 && small < 64 && (value !== 0 || !Object.is(value, -0))) {
      bytes[at] = (small << 1) ^ (small >> 31);
      at += 1;
      continue;
    }
    if (!isExact(value) || !isExact(difference)) return undefined;
    let rest = difference < 0 ? -2 * difference - 1 : 2 * difference;
    for (; rest > 127; at += 1) {
      bytes[at] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    bytes[at] = rest;
    at += 1;
  }
  return bytes.slice(0, at);
}

/** 2⁵¹ and less: twice the difference is exact and fits eight bytes of seven bits. */
function isExact(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 2251799813685248 && !Object.is(value, -0);
}

/**
 * Fills an array with the integers of {@link packIntegers}.
 *
 * @throws Error where there are fewer or more of them
 */
export function unpackIntegers(bytes: Uint8Array, into: { [index: number]: number; length: number }): void {
  let at = 0;
  let last = 0;
  for (let index = 0; index < into.length; index += 1) {
    let byte = bytes[at]!;
    at += 1;
    if (byte < 128) {
      last += (byte >>> 1) ^ -(byte & 1);
    } else {
      let rest = byte & 127;
      for (let scale = 128; byte > 127; scale *= 128) {
        byte = bytes[at]!;
        at += 1;
        rest += (byte & 127) * scale;
      }
      last += rest % 2 === 0 ? rest / 2 : -(rest + 1) / 2;
    }
    into[index] = last;
  }
  if (at !== bytes.length) throw new Error('integers of another number');
}
