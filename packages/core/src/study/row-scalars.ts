import { BINS, KEY_SHIFT } from '../kernel/keys.ts';
import type { HistogramScalars } from './histogram.ts';

const real = new Float64Array(1);
const words = new Uint32Array(real.buffer);

/** Per row: numbers added, zeros, infinities, NaNs, octaves, even and odd product of fractions, least and greatest place. */
const SCALARS = 9;
const [NUMBERS, ZERO, INFINITE, NAN, OCTAVES, EVEN, ODD, LOW, HIGH] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** What rows count beside their bins: what has no logarithm, the product of the numbers and their extremes. */
export class RowScalars {
  private values: Float64Array;

  constructor(rows: number) {
    this.values = new Float64Array(SCALARS * rows);
    for (let base = 0; base < this.values.length; base += SCALARS) {
      this.values[base + EVEN] = 1;
      this.values[base + ODD] = 1;
      this.values[base + LOW] = Number.POSITIVE_INFINITY;
      this.values[base + HIGH] = Number.NEGATIVE_INFINITY;
    }
  }

  /** Takes significand · 2^exponent, a balanced number; its octave · BINS + bin, NaN where it has none. */
  add(row: number, significand: number, exponent: number): number {
    const { values } = this;
    const base = SCALARS * row;
    const parity = values[base + NUMBERS]! % 2;
    values[base + NUMBERS]! += 1;
    if (significand === 0) values[base + ZERO]! += 1;
    else if (Number.isNaN(significand)) values[base + NAN]! += 1;
    else if (!Number.isFinite(significand)) values[base + INFINITE]! += 1;
    else {
      real[0] = significand;
      const high = words[1]!;
      const octave = ((high >>> 20) & 0x7ff) - 1023 + exponent;
      words[1] = (high & 0xfffff) | 0x3ff00000;
      const fraction = real[0]!;
      const product = values[base + EVEN + parity]! * fraction;
      const over = product >= 2;
      values[base + EVEN + parity] = over ? product * 0.5 : product;
      if (over) values[base + OCTAVES]! += 1;
      this.widen(row, octave + (fraction - 1), octave + (fraction - 1));
      return octave * BINS + ((high >>> (KEY_SHIFT - 32)) & (BINS - 1));
    }
    return Number.NaN;
  }

  /** Takes over what a kernel found of `numbers` numbers of a row, `zeros` of them 0, all finite. */
  absorb(row: number, numbers: number, zeros: number, low: number, high: number): void {
    const base = SCALARS * row;
    this.values[base + NUMBERS]! += numbers;
    this.values[base + ZERO]! += zeros;
    this.widen(row, low, high);
  }

  /** Adds octaves of numbers that no fine bin tells. */
  addOctaves(row: number, octaves: number): void {
    this.values[SCALARS * row + OCTAVES]! += octaves;
  }

  /** The product of the even (0) or odd (1) numbers' fractions, brought into [1, 2). */
  product(row: number, parity: 0 | 1): number {
    return this.values[SCALARS * row + EVEN + parity]!;
  }

  /** Puts back what has been multiplied up from {@link product}, a float64. */
  setProduct(row: number, parity: 0 | 1, product: number): void {
    real[0] = product;
    const high = words[1]!;
    this.values[SCALARS * row + OCTAVES]! += (high >>> 20) - 1023;
    words[1] = (high & 0xfffff) | 0x3ff00000;
    this.values[SCALARS * row + EVEN + parity] = real[0]!;
  }

  /** Both products of a row's fractions, and the octaves taken off them. */
  products(row: number): readonly number[] {
    const base = SCALARS * row;
    return [this.values[base + OCTAVES]!, this.values[base + EVEN]!, this.values[base + ODD]!];
  }

  /** Goes back to {@link products}. */
  setProducts(row: number, products: readonly number[]): void {
    this.values.set(products, SCALARS * row + OCTAVES);
  }

  private widen(row: number, low: number, high: number): void {
    const base = SCALARS * row;
    if (low < this.values[base + LOW]!) this.values[base + LOW] = low;
    if (high > this.values[base + HIGH]!) this.values[base + HIGH] = high;
  }

  /** What a row's histogram says beside its bins. @param octaves the sum of those of the numbers in fine bins */
  at(row: number, octaves: number): HistogramScalars {
    const base = SCALARS * row;
    const { values } = this;
    return {
      zero: values[base + ZERO]!,
      infinite: values[base + INFINITE]!,
      nan: values[base + NAN]!,
      low: values[base + LOW]!,
      high: values[base + HIGH]!,
      octaves: values[base + OCTAVES]! + octaves,
      even: values[base + EVEN]!,
      odd: values[base + ODD]!,
    };
  }

  /** All of them, to go back to. */
  snapshot(): Float64Array {
    return this.values.slice();
  }

  /** Goes back to a {@link snapshot}. */
  restore(values: Float64Array): void {
    this.values = values;
  }
}
