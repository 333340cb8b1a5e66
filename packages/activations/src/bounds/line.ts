/** Where a formula is a line on a piece, its sign there is known to the last bit. */

import type { Tree } from '../formula/tree.ts';
import {
  add,
  contains,
  divide,
  type Interval,
  isEmpty,
  multiply,
  negate,
  ONE,
  subtract,
  ZERO,
} from './interval.ts';
import type { LineOn, Scope } from './scope.ts';

const none: LineOn = () => undefined;

/** Reads a formula as a line, through the branches it takes on the piece: `min(max(0, z), 6)` is one on (0, 6). */
export function compileLine(tree: Tree, scope: Scope): LineOn {
  const { constant } = scope.node(tree);
  if (constant !== undefined)
    return () => (isEmpty(constant) ? undefined : { slope: ZERO, offset: constant });
  switch (tree.op) {
    case 'z':
      return () => ({ slope: ONE, offset: ZERO });
    case 'negate':
      return map(scope.line(tree.args[0]), negate);
    case 'add':
      return combine(tree.args, scope, add);
    case 'subtract':
      return combine(tree.args, scope, subtract);
    case 'multiply': {
      const [left, right] = tree.args;
      const factor = scope.node(left).constant ?? scope.node(right).constant;
      if (factor === undefined || isEmpty(factor)) return none;
      const varying = scope.node(left).constant === undefined ? left : right;
      return map(scope.line(varying), (a) => multiply(a, factor));
    }
    case 'divide': {
      const divisor = scope.node(tree.args[1]).constant;
      if (divisor === undefined || isEmpty(divisor) || contains(divisor, 0)) return none;
      return map(scope.line(tree.args[0]), (a) => divide(a, divisor));
    }
    case 'abs': {
      const order = scope.order(tree.args[0], { op: 'number', value: 0 });
      const line = scope.line(tree.args[0]);
      return pick(
        (piece) => isEmpty(order(piece).negative),
        (piece) => isEmpty(order(piece).positive),
        line,
        map(line, negate),
      );
    }
    case 'min':
    case 'max': {
      const order = scope.order(tree.args[0], tree.args[1]);
      const [left, right] = tree.args.map((side) => scope.line(side)) as [LineOn, LineOn];
      const [least, greatest] = tree.op === 'min' ? [left, right] : [right, left];
      return pick(
        (piece) => isEmpty(order(piece).positive),
        (piece) => isEmpty(order(piece).negative),
        least,
        greatest,
      );
    }
    case 'choose': {
      const split = scope.split(tree.condition);
      return pick(
        (piece) => isEmpty(split(piece).fails),
        (piece) => isEmpty(split(piece).holds),
        scope.line(tree.then),
        scope.line(tree.otherwise),
      );
    }
    default:
      return none;
  }
}

function map(line: LineOn, f: (a: Interval) => Interval): LineOn {
  return (piece) => {
    const l = line(piece);
    return l && { slope: f(l.slope), offset: f(l.offset) };
  };
}

function combine(
  [left, right]: readonly [Tree, Tree],
  scope: Scope,
  f: (a: Interval, b: Interval) => Interval,
): LineOn {
  const first = scope.line(left);
  const second = scope.line(right);
  return (piece) => {
    const a = first(piece);
    const b = a && second(piece);
    return a && b && { slope: f(a.slope, b.slope), offset: f(a.offset, b.offset) };
  };
}

function pick(
  isFirst: (piece: Interval) => boolean,
  isSecond: (piece: Interval) => boolean,
  first: LineOn,
  second: LineOn,
): LineOn {
  return (piece) => (isFirst(piece) ? first(piece) : isSecond(piece) ? second(piece) : undefined);
}
