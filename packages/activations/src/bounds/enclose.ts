/** Enclosures of whole formulas: one rule an operation. */

import { ChainruleError } from '@chainrule/core';
import { isJunction, number, zero } from '../formula/construct.ts';
import type { BinaryOperation, Condition, Constant, Tree, UnaryOperation } from '../formula/tree.ts';
import { compileCondition, compileOrder } from './condition.ts';
import { E, PI } from './elementary/constants.ts';
import { ELEMENTARY } from './elementary/index.ts';
import {
  add,
  contains,
  divide,
  EMPTY,
  hull,
  type Interval,
  intersect,
  interval,
  isEmpty,
  max,
  min,
  multiply,
  ONE,
  point,
  power,
  square,
  subtract,
} from './interval.ts';
import { compileLine } from './line.ts';
import { type Enclose, type Node, remember, type Scope } from './scope.ts';

/**
 * A function that encloses a formula over closed boxes: every value that the real function takes on the box lies
 * in the result, with `number` and parameter leaves as the exact float64 numbers they are, and π and e as
 * themselves.
 *
 * Proved, with outward rounding throughout. Conditions are three-valued: where one is undecided, each branch is
 * enclosed only over the part of the box where the condition, if it is a threshold in z, lets it be taken. Points
 * where the formula is undefined contribute nothing; a box of such points alone gives an empty interval
 * (`lower > upper`). A pole gives an infinite end. The box may be unbounded.
 */
export function enclose(
  tree: Tree,
  parameters: Readonly<Record<string, number>>,
): (box: Interval) => Interval {
  const f = createScope(parameters).node(tree).enclose;
  const at = (x: Interval) => f(x, x);
  return (box) => {
    if (!(box.lower < box.upper)) return isEmpty(box) ? EMPTY : at(point(box.lower));
    return hull(at(box), hull(at(point(box.lower)), at(point(box.upper))));
  };
}

/** A fresh compilation: what is compiled in it shares its parts. */
export function createScope(parameters: Readonly<Record<string, number>>): Scope {
  const known = new Map<Tree, Node>();
  const nodes = new Map<string, Node>();
  let count = 0;
  const scope: Scope = {
    parameters,
    continuous: true,
    line: (tree) => compileLine(tree, scope),
    order: (left, right) => compileOrder(left, right, scope),
    split: (condition) => compileCondition(condition, scope),
    node: (tree) => {
      let node = known.get(tree);
      if (node !== undefined) return node;
      const key = keyOf(tree, scope);
      node = nodes.get(key) ?? build(tree, count++, scope);
      nodes.set(key, node);
      known.set(tree, node);
      return node;
    },
  };
  return scope;
}

const ORIGIN = point(0);

function build(tree: Tree, id: number, scope: Scope): Node {
  if (tree.op === 'z') return { id, constant: undefined, enclose: (at) => at };
  const rule = ruleOf(tree, scope);
  if (!partsOf(tree).every((part) => scope.node(part).constant !== undefined)) {
    return { id, constant: undefined, enclose: remember(rule, scope) };
  }
  const constant = rule(ORIGIN, ORIGIN);
  return { id, constant, enclose: () => constant };
}

/** The rule of the tree's operation, bound to its operands. */
function ruleOf(tree: Exclude<Tree, { readonly op: 'z' }>, scope: Scope): Enclose {
  switch (tree.op) {
    case 'number': {
      const value = point(tree.value);
      return () => value;
    }
    case 'constant':
      return () => CONSTANTS[tree.name];
    case 'parameter': {
      const value = point(parameter(tree.name, scope));
      return () => value;
    }
    case 'power': {
      const { exponent } = tree;
      if (exponent === 0) return () => ONE;
      return lift(tree.base, scope, (a) => {
        if (exponent < 0 && contains(a, 0)) scope.continuous = false;
        return power(a, exponent);
      });
    }
    case 'choose':
      return choose(tree, scope);
    case 'sign':
      return sign(tree.args[0], scope);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max':
      return BINARY[tree.op](tree.args[0], tree.args[1], scope);
    case 'log':
    case 'log1p':
    case 'sqrt':
      return partial(tree.op, tree.args[0], scope);
    default:
      return lift(tree.args[0], scope, ELEMENTARY[tree.op]);
  }
}

const CONSTANTS: Readonly<Record<Constant, Interval>> = { pi: PI, e: E };

/** The least argument of the operations that have one. */
const LEAST = { log: 0, log1p: -1, sqrt: 0 } as const satisfies Partial<Record<UnaryOperation, number>>;

type BinaryRule = (left: Tree, right: Tree, scope: Scope) => Enclose;

const BINARY: Readonly<Record<BinaryOperation, BinaryRule>> = {
  add: lift2(add),
  subtract: lift2(subtract),
  multiply: (left, right, scope) =>
    scope.node(left) === scope.node(right) ? lift(left, scope, square) : lift2(multiply)(left, right, scope),
  divide: (left, right, scope) =>
    lift2((a, b) => {
      if (contains(b, 0)) scope.continuous = false;
      return divide(a, b);
    })(left, right, scope),
  min: lift2(min),
  max: lift2(max),
};

/** An operation on one operand; empty stays empty. */
function lift(operand: Tree, scope: Scope, f: (a: Interval) => Interval): Enclose {
  const a = scope.node(operand).enclose;
  return (at, piece) => {
    const x = a(at, piece);
    return isEmpty(x) ? undefinedOn(scope) : f(x);
  };
}

/** An operation on two operands; empty stays empty. */
function lift2(f: (a: Interval, b: Interval) => Interval): BinaryRule {
  return (left, right, scope) => {
    const a = scope.node(left).enclose;
    const b = scope.node(right).enclose;
    return (at, piece) => {
      const x = a(at, piece);
      const y = b(at, piece);
      return isEmpty(x) || isEmpty(y) ? undefinedOn(scope) : f(x, y);
    };
  };
}

/** An operation that is not defined below some argument. */
function partial(op: keyof typeof LEAST, operand: Tree, scope: Scope): Enclose {
  const least = LEAST[op];
  const a = scope.node(operand).enclose;
  const order = scope.order(operand, number(least));
  return (at, piece) => {
    const x = a(at, piece);
    if (isEmpty(x)) return undefinedOn(scope);
    if (x.lower < least) {
      scope.continuous = false;
      // √z has no value on the open piece (-1, 0), though its enclosing interval ends in 0.
      const { zero: touches, positive } = order(piece);
      if (isEmpty(touches) && isEmpty(positive)) return EMPTY;
    }
    return ELEMENTARY[op](x);
  };
}

function undefinedOn(scope: Scope): Interval {
  scope.continuous = false;
  return EMPTY;
}

/** `?:` picks: where the condition is decided the other branch is not looked at. */
function choose(tree: Extract<Tree, { readonly op: 'choose' }>, scope: Scope): Enclose {
  const condition = scope.split(tree.condition);
  const then = scope.node(tree.then).enclose;
  const otherwise = scope.node(tree.otherwise).enclose;
  return (at, piece) => {
    const { holds, fails } = condition(piece);
    if (isEmpty(fails)) return then(at, piece);
    if (isEmpty(holds)) return otherwise(at, piece);
    scope.continuous = false;
    return hull(within(then, at, piece, holds), within(otherwise, at, piece, fails));
  };
}

/** Encloses over the part of a piece. */
function within(f: Enclose, at: Interval, piece: Interval, part: Interval): Interval {
  if (part.lower === piece.lower && part.upper === piece.upper) return f(at, piece);
  const inside = intersect(at, part);
  return isEmpty(inside) ? EMPTY : f(inside, part);
}

/** −1, 0 or 1, as a threshold at 0. */
function sign(operand: Tree, scope: Scope): Enclose {
  const a = scope.node(operand).enclose;
  const order = scope.order(operand, zero);
  return (at, piece) => {
    if (isEmpty(a(at, piece))) return undefinedOn(scope);
    const signs = order(piece);
    const lower = isEmpty(signs.negative) ? (isEmpty(signs.zero) ? 1 : 0) : -1;
    const upper = isEmpty(signs.positive) ? (isEmpty(signs.zero) ? -1 : 0) : 1;
    if (lower !== upper) scope.continuous = false;
    return interval(lower, upper);
  };
}

function parameter(name: string, scope: Scope): number {
  const value = Object.hasOwn(scope.parameters, name) ? scope.parameters[name] : undefined;
  if (value !== undefined && Number.isFinite(value)) return value;
  throw new ChainruleError('invalid-argument', {
    where: `parameters.${name}`,
    expected: 'a finite number',
    got: String(value),
  });
}

/** The operands whose enclosures this one is made of, those of its condition included. */
function partsOf(tree: Tree): readonly Tree[] {
  if ('args' in tree) return tree.args;
  if (tree.op === 'power') return [tree.base];
  if (tree.op === 'choose') return [tree.then, tree.otherwise, ...sidesOf(tree.condition)];
  return [];
}

function sidesOf(condition: Condition): readonly Tree[] {
  return isJunction(condition) ? condition.args.flatMap(sidesOf) : condition.args;
}

/** A text that is equal for equal trees and no others. */
function keyOf(tree: Tree, scope: Scope): string {
  switch (tree.op) {
    case 'number':
      return `${tree.value}`;
    case 'z':
      return 'z';
    case 'constant':
    case 'parameter':
      return `${tree.op} ${tree.name}`;
    default: {
      const ids = partsOf(tree).map((part) => scope.node(part).id);
      const extra = tree.op === 'power' ? tree.exponent : tree.op === 'choose' ? shapeOf(tree.condition) : '';
      return `${tree.op} ${extra} ${ids.join(' ')}`;
    }
  }
}

function shapeOf(condition: Condition): string {
  return isJunction(condition) ? `${condition.op}(${condition.args.map(shapeOf).join(',')})` : condition.op;
}
