/** Where on a piece a condition can hold, and where it can fail. */

import { isJunction } from '../formula/construct.ts';
import type { Comparison, Condition, Tree } from '../formula/tree.ts';
import { nextDown, nextUp } from './float.ts';
import {
  contains,
  divide,
  EMPTY,
  hull,
  type Interval,
  intersect,
  interval,
  isEmpty,
  negate,
  subtract,
} from './interval.ts';
import type { Line, Order, OrderOn, Scope, Split, SplitOn } from './scope.ts';

/** Compiles a condition. Three-valued: one empty part means that it is decided. */
export function compileCondition(condition: Condition, scope: Scope): SplitOn {
  if (isJunction(condition)) {
    const left = scope.split(condition.args[0]);
    const right = scope.split(condition.args[1]);
    if (condition.op === 'and') return (piece) => both(left(piece), right(piece));
    return (piece) => opposite(both(opposite(left(piece)), opposite(right(piece))));
  }
  const order = scope.order(condition.args[0], condition.args[1]);
  const split = SPLIT[condition.op];
  return (piece) => split(order(piece));
}

function both(a: Split, b: Split): Split {
  return { holds: intersect(a.holds, b.holds), fails: hull(a.fails, b.fails) };
}

function opposite({ holds, fails }: Split): Split {
  return { holds: fails, fails: holds };
}

const SPLIT: Readonly<Record<Comparison, (order: Order) => Split>> = {
  less: ({ negative, zero, positive }) => ({ holds: negative, fails: hull(zero, positive) }),
  lessOrEqual: ({ negative, zero, positive }) => ({ holds: hull(negative, zero), fails: positive }),
  greater: ({ negative, zero, positive }) => ({ holds: positive, fails: hull(negative, zero) }),
  greaterOrEqual: ({ negative, zero, positive }) => ({ holds: hull(zero, positive), fails: negative }),
  equal: ({ negative, zero, positive }) => ({ holds: zero, fails: hull(negative, positive) }),
  notEqual: ({ negative, zero, positive }) => ({ holds: hull(negative, positive), fails: zero }),
};

/** Compiles the sign of left − right. */
export function compileOrder(left: Tree, right: Tree, scope: Scope): OrderOn {
  const a = scope.node(left).enclose;
  const b = scope.node(right).enclose;
  let lines: ((piece: Interval) => Order | undefined) | undefined;
  return (piece) => {
    const outer = scope.continuous;
    scope.continuous = true;
    const l = a(piece, piece);
    const r = b(piece, piece);
    const defined = scope.continuous && !isEmpty(l) && !isEmpty(r);
    scope.continuous = outer;
    if (!defined) return { negative: piece, zero: piece, positive: piece };
    const order = {
      negative: l.lower < r.upper ? piece : EMPTY,
      zero: l.lower <= r.upper && l.upper >= r.lower ? piece : EMPTY,
      positive: l.upper > r.lower ? piece : EMPTY,
    };
    if (isEmpty(order.zero) || (isEmpty(order.negative) && isEmpty(order.positive))) return order;
    lines ??= orderOfLines(left, right, scope);
    return lines(piece) ?? order;
  };
}

/** The sign of left − right where both are lines on the piece. */
function orderOfLines(left: Tree, right: Tree, scope: Scope): (piece: Interval) => Order | undefined {
  const a = scope.line(left);
  const b = scope.line(right);
  return (piece) => {
    const difference = subtractLines(a(piece), b(piece));
    const root = difference && rootOf(difference);
    if (root === undefined) return undefined;
    const { before, on, after } = around(root, piece);
    return difference!.slope.lower > 0
      ? { negative: before, zero: on, positive: after }
      : { negative: after, zero: on, positive: before };
  };
}

/** Where left = right, if both are lines on the piece and cross; the root itself may lie outside the piece. */
export function rootOfLines(
  left: Tree,
  right: Tree,
  scope: Scope,
): (piece: Interval) => Interval | undefined {
  const a = scope.line(left);
  const b = scope.line(right);
  return (piece) => {
    const difference = subtractLines(a(piece), b(piece));
    return difference && rootOf(difference);
  };
}

function subtractLines(a: Line | undefined, b: Line | undefined): Line | undefined {
  return a && b && { slope: subtract(a.slope, b.slope), offset: subtract(a.offset, b.offset) };
}

/** −offset/slope, where the slope is surely not 0. */
function rootOf({ slope, offset }: Line): Interval | undefined {
  return contains(slope, 0) ? undefined : divide(negate(offset), slope);
}

/**
 * The parts of a piece before, on and after a root.
 *
 * An open piece that ends at the root lies on one side of it. Otherwise the parts overlap by an ulp, so that the
 * root is inside each of them and conditions nested in the branches see it.
 */
function around(root: Interval, piece: Interval): { before: Interval; on: Interval; after: Interval } {
  const isPoint = piece.lower === piece.upper;
  if (isPoint ? piece.upper < root.lower : piece.upper <= root.lower) {
    return { before: piece, on: EMPTY, after: EMPTY };
  }
  if (isPoint ? piece.lower > root.upper : piece.lower >= root.upper) {
    return { before: EMPTY, on: EMPTY, after: piece };
  }
  if (isPoint) {
    return root.lower === root.upper
      ? { before: EMPTY, on: piece, after: EMPTY }
      : { before: piece, on: piece, after: piece };
  }
  const lower = Math.max(piece.lower, nextDown(root.lower));
  const upper = Math.min(piece.upper, nextUp(root.upper));
  return {
    before: interval(piece.lower, upper),
    on: interval(lower, upper),
    after: interval(lower, piece.upper),
  };
}
