import { type Scaled, scaled, timesPowerOfTwo } from './scaled.ts';

/**
 * Running sums of scaled numbers, compensated (Neumaier 1974): the error is that of one rounding of the result
 * plus n²·2⁻¹⁰⁶ of the sum of absolute values, in the order the terms came.
 */
export class ScaledSums {
  private readonly sums: Float64Array;
  private readonly lost: Float64Array;
  private readonly exponents: Int32Array;

  constructor(length: number) {
    this.sums = new Float64Array(length);
    this.lost = new Float64Array(length);
    this.exponents = new Int32Array(length);
  }

  get length(): number {
    return this.sums.length;
  }

  /** Adds significand · 2^exponent to the sum at `index`. */
  add(index: number, significand: number, exponent: number): void {
    if (significand === 0) return;
    const sum = this.sums[index]!;
    let shift = exponent - this.exponents[index]!;
    if (sum === 0 && this.lost[index] === 0) {
      this.exponents[index] = exponent;
      shift = 0;
    } else if (shift > 0) {
      this.sums[index] = timesPowerOfTwo(sum, -shift);
      this.lost[index] = timesPowerOfTwo(this.lost[index]!, -shift);
      this.exponents[index] = exponent;
      shift = 0;
    }
    const term = shift === 0 ? significand : timesPowerOfTwo(significand, shift);
    const before = this.sums[index]!;
    const after = before + term;
    if (Number.isFinite(after)) {
      this.lost[index]! += Math.abs(before) >= Math.abs(term) ? before - after + term : term - after + before;
    }
    this.sums[index] = after;
  }

  at(index: number): Scaled {
    return scaled(this.sums[index]! + this.lost[index]!, this.exponents[index]!);
  }

  clear(): void {
    this.sums.fill(0);
    this.lost.fill(0);
    this.exponents.fill(0);
  }
}
