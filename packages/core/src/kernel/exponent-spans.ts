import type { Reduction } from './assembly/map-function.ts';
import type { Term } from './vector/term.ts';

/** The reductions of a span: how far exponents reach above 0, and how far below. */
export function spanOf(exponent: Term): readonly Reduction[] {
  return [
    { op: 'pmax', term: exponent },
    { op: 'pmax', term: exponent.neg() },
  ];
}

/** How far the exponents of rows of numbers reach above and below 0. */
export class ExponentSpans {
  private readonly above: Float64Array;
  private readonly below: Float64Array;

  constructor(rows: number) {
    this.above = new Float64Array(rows);
    this.below = new Float64Array(rows);
  }

  set(row: number, above: number, below: number): void {
    this.above[row] = above;
    this.below[row] = below;
  }

  /** Whether all exponents of a row are 0. */
  isPlain(row: number): boolean {
    return this.above[row] === 0 && this.below[row] === 0;
  }

  /** The greatest size of sums of exponents, one of a row each. */
  static sum(...rows: readonly (readonly [ExponentSpans, row: number])[]): number {
    let above = 0;
    let below = 0;
    for (const [spans, row] of rows) {
      above += spans.above[row]!;
      below += spans.below[row]!;
    }
    return Math.max(above, below);
  }
}
