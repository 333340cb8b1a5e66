import { BINS, binOf, FINE_KEYS, isFineKey, SPECIAL_KEYS } from '../kernel/keys.ts';
import { type Histogram, normalised } from './histogram.ts';

/** How many numbers a kernel keeps of a run of numbers, see {@link KeyTable.startRun}. */
export const REDUCED = 8;

const real = new Float64Array(1);
const words = new Uint32Array(real.buffer);

/** A product of fractions is brought back into [1, 2) beyond this. */
const RENORMALISE = 1e270;

/** Where counts are made; one for all tables, empty between uses, and made when first used. */
let scratch: Uint32Array = new Uint32Array(0);

/**
 * The keys of the numbers of many rows, kept as they come, and made histograms at the end: so the bins of one row
 * at a time are in the cache, and a number costs an increment.
 *
 * Memory: 8 bytes a number, rows · capacity numbers.
 */
export class KeyTable {
  private readonly capacity: number;
  private readonly keys: Float64Array;
  private readonly lengths: Int32Array;
  /** Per row: octaves, even and odd product, least and greatest place. */
  private readonly running: Float64Array;

  /** @param capacity the most numbers a row will get */
  constructor(rows: number, capacity: number) {
    this.capacity = capacity;
    this.keys = new Float64Array(rows * capacity);
    this.lengths = new Int32Array(rows);
    this.running = new Float64Array(rows * 5);
    for (let row = 0; row < rows; row += 1) {
      this.running.set([0, 1, 1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], row * 5);
    }
  }

  /** Adds significand · 2^exponent, a balanced number, to a row. */
  add(row: number, significand: number, exponent: number): void {
    const length = this.lengths[row]!;
    this.lengths[row] = length + 1;
    const at = row * this.capacity + length;
    if (significand === 0 || !Number.isFinite(significand)) {
      this.keys[at] = specialKey(significand);
      return;
    }
    real[0] = significand;
    const high = words[1]!;
    const octave = ((high >>> 20) & 0x7ff) - 1023 + exponent;
    words[1] = (high & 0xfffff) | 0x3ff00000;
    const fraction = real[0]!;
    this.keys[at] = octave * BINS + ((high >>> 13) & (BINS - 1));
    const { running } = this;
    const base = row * 5;
    const lane = base + 1 + (length & 1);
    running[base]! += octave;
    running[lane]! *= fraction;
    if (running[lane]! > RENORMALISE) this.renormalise(row);
    const place = octave + (fraction - 1);
    if (place < running[base + 3]!) running[base + 3] = place;
    if (place > running[base + 4]!) running[base + 4] = place;
  }

  /**
   * Hands a kernel the values that a run of numbers goes on from: eight numbers at `offset`, each pair the even and
   * the odd lane's sum of octaves, product of fractions, least and greatest place.
   */
  startRun(row: number, reductions: Float64Array, offset: number): void {
    this.renormalise(row);
    const { running } = this;
    const base = row * 5;
    reductions[offset] = 0;
    reductions[offset + 1] = 0;
    reductions[offset + 2] = running[base + 1]!;
    reductions[offset + 3] = running[base + 2]!;
    reductions[offset + 4] = running[base + 3]!;
    reductions[offset + 5] = running[base + 3]!;
    reductions[offset + 6] = running[base + 4]!;
    reductions[offset + 7] = running[base + 4]!;
  }

  /** Takes the values back, and the keys of the numbers of the run: an even number of them, at most 1800. */
  endRun(row: number, reductions: Float64Array, offset: number, keys: Float64Array): void {
    const base = row * 5;
    const { running } = this;
    running[base]! += reductions[offset]! + reductions[offset + 1]!;
    running[base + 1] = reductions[offset + 2]!;
    running[base + 2] = reductions[offset + 3]!;
    running[base + 3] = Math.min(reductions[offset + 4]!, reductions[offset + 5]!);
    running[base + 4] = Math.max(reductions[offset + 6]!, reductions[offset + 7]!);
    this.keys.set(keys, row * this.capacity + this.lengths[row]!);
    this.lengths[row]! += keys.length;
  }

  /** The histogram of a row. */
  histogram(row: number): Histogram {
    this.renormalise(row);
    const start = row * this.capacity;
    const base = row * 5;
    const low = this.running[base + 3]!;
    const high = this.running[base + 4]!;
    return {
      ...countKeys(this.keys.subarray(start, start + this.lengths[row]!), low, high),
      low,
      high,
      octaves: this.running[base]!,
      even: this.running[base + 1]!,
      odd: this.running[base + 2]!,
    };
  }

  private renormalise(row: number): void {
    const base = row * 5;
    for (let lane = base + 1; lane <= base + 2; lane += 1) {
      if (this.running[lane]! < 2) continue;
      const { fraction, octaves } = normalised(this.running[lane]!);
      this.running[lane] = fraction;
      this.running[base]! += octaves;
    }
  }
}

function specialKey(x: number): number {
  if (x === 0) return SPECIAL_KEYS.zero;
  return Number.isNaN(x) ? SPECIAL_KEYS.nan : SPECIAL_KEYS.infinite;
}

type Counts = Pick<Histogram, 'keys' | 'counts' | 'zero' | 'infinite' | 'nan'>;

function countKeys(keys: Float64Array, low: number, high: number): Counts {
  if (scratch.length === 0) scratch = new Uint32Array(2 * FINE_KEYS);
  const special = { zero: 0, infinite: 0, nan: 0 };
  const coarse = new Map<number, number>();
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index]!;
    if (isFineKey(key)) scratch[key + FINE_KEYS]! += 1;
    else if (key === SPECIAL_KEYS.zero) special.zero += 1;
    else if (key === SPECIAL_KEYS.infinite) special.infinite += 1;
    else if (key === SPECIAL_KEYS.nan) special.nan += 1;
    else {
      const { first } = binOf(key);
      coarse.set(first, (coarse.get(first) ?? 0) + 1);
    }
  }
  // A place just below an octave's end may have been rounded up to the next octave's start.
  const first = Math.max(0, (Math.floor(low) - 1) * BINS + FINE_KEYS);
  const end = Math.min(scratch.length, (Math.floor(high) + 1) * BINS + FINE_KEYS);
  return { ...special, ...filled(first, end, keys.length, coarse) };
}

/** The bins that hold something, `most` at most; takes them out of the scratch counts. */
function filled(
  first: number,
  end: number,
  most: number,
  coarse: ReadonlyMap<number, number>,
): Pick<Histogram, 'keys' | 'counts'> {
  const keys = new Float64Array(most);
  const counts = new Float64Array(most);
  let length = 0;
  const sorted = [...coarse].sort(([a], [b]) => a - b);
  for (const [key, count] of sorted) {
    if (key >= 0) continue;
    keys[length] = key;
    counts[length] = count;
    length += 1;
  }
  for (let index = first; index < end; index += 1) {
    const count = scratch[index]!;
    if (count === 0) continue;
    keys[length] = index - FINE_KEYS;
    counts[length] = count;
    length += 1;
    scratch[index] = 0;
  }
  for (const [key, count] of sorted) {
    if (key < 0) continue;
    keys[length] = key;
    counts[length] = count;
    length += 1;
  }
  return { keys: keys.subarray(0, length), counts: counts.subarray(0, length) };
}
