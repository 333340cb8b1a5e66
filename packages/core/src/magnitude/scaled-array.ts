import { exponentOf, isBalanced, type Scaled, timesPowerOfTwo } from './scaled.ts';

/** Scaled numbers side by side, for the loops that must not allocate. */
export class ScaledArray {
  readonly significands: Float64Array;
  readonly exponents: Int32Array;

  constructor(length: number) {
    this.significands = new Float64Array(length);
    this.exponents = new Int32Array(length);
  }

  get length(): number {
    return this.significands.length;
  }

  /** Stores x · 2^exponent. */
  set(index: number, x: number, exponent: number): void {
    if (isBalanced(x)) {
      this.significands[index] = x;
      this.exponents[index] = x === 0 ? 0 : exponent;
    } else if (!Number.isFinite(x)) {
      this.significands[index] = x;
      this.exponents[index] = 0;
    } else {
      const k = exponentOf(x);
      this.significands[index] = timesPowerOfTwo(x, -k);
      this.exponents[index] = exponent + k;
    }
  }

  /** Stores the product of a balanced number and the number at `other` of another array. */
  setProduct(index: number, significand: number, exponent: number, array: ScaledArray, other: number): void {
    this.set(index, significand * array.significands[other]!, exponent + array.exponents[other]!);
  }

  at(index: number): Scaled {
    return { significand: this.significands[index]!, exponent: this.exponents[index]! };
  }
}
