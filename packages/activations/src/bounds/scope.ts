/** What the compilation of formulas to enclosures shares. */

import type { Condition, Tree } from '../formula/tree.ts';
import type { Interval } from './interval.ts';

/**
 * Encloses a formula over `at`, with its conditions decided as on `piece`.
 *
 * A piece is an open interval, or a single point. `at` lies in the closure of the piece, and is mostly the piece
 * itself; where it is an end of an open piece, the result encloses the one-sided limit there.
 */
export type Enclose = (at: Interval, piece: Interval) => Interval;

/** A compiled formula: equal formulas have one node, so that nothing is enclosed twice. */
export interface Node {
  readonly id: number;
  /** The enclosure, where the formula holds no z. */
  readonly constant: Interval | undefined;
  readonly enclose: Enclose;
}

/** The line a formula is on a piece; undefined where it is none, or none that its form shows. */
export type LineOn = (piece: Interval) => Line | undefined;

/** slope · z + offset. */
export interface Line {
  readonly slope: Interval;
  readonly offset: Interval;
}

/** Where on a piece a difference is negative, zero, positive; see {@link Order}. */
export type OrderOn = (piece: Interval) => Order;

/** Parts of a piece, which may overlap, by the sign of a difference; empty where it never has that sign. */
export interface Order {
  readonly negative: Interval;
  readonly zero: Interval;
  readonly positive: Interval;
}

/** Where on a piece a condition holds and fails; see {@link Split}. */
export type SplitOn = (piece: Interval) => Split;

/** Parts of a piece, which may overlap: every point of it at which the condition holds (fails) is in that part. */
export interface Split {
  readonly holds: Interval;
  readonly fails: Interval;
}

/** One compilation: how its parts reach each other, and what they share. */
export interface Scope {
  readonly parameters: Readonly<Record<string, number>>;
  node(tree: Tree): Node;
  line(tree: Tree): LineOn;
  /** The sign of left − right. */
  order(left: Tree, right: Tree): OrderOn;
  split(condition: Condition): SplitOn;
  /**
   * Cleared by every enclosure during which the formula may have jumped, or have been undefined, on the piece.
   * What remains true was proved.
   */
  continuous: boolean;
}

/** Keeps the last result, which most calls ask for again. */
export function remember(enclose: Enclose, scope: Scope): Enclose {
  let lastAt: Interval | undefined;
  let lastPiece: Interval | undefined;
  let result: Interval;
  let continuous = true;
  return (at, piece) => {
    if (at !== lastAt || piece !== lastPiece) {
      const outer = scope.continuous;
      scope.continuous = true;
      result = enclose(at, piece);
      continuous = scope.continuous;
      scope.continuous = outer;
      lastAt = at;
      lastPiece = piece;
    }
    if (!continuous) scope.continuous = false;
    return result;
  };
}
