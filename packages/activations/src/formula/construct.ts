import type { BinaryOperation, Condition, Junction, Tree, UnaryOperation } from './tree.ts';

/** The pre-activation. */
export const z: Tree = { op: 'z' };
/** The number 0. */
export const zero: Tree = number(0);
/** The number 1. */
export const one: Tree = number(1);

/** A number as a leaf. */
export function number(value: number): Tree {
  return { op: 'number', value };
}

/** One operation on one operand, as written. */
export function unary(op: UnaryOperation, argument: Tree): Tree {
  return { op, args: [argument] };
}

/** One operation on two operands, as written. */
export function binary(op: BinaryOperation, left: Tree, right: Tree): Tree {
  return { op, args: [left, right] };
}

/** Whether the tree is this very number. */
export function isNumber(tree: Tree, value: number): boolean {
  return tree.op === 'number' && tree.value === value;
}

/** −u, without stacking signs. */
export function negate(u: Tree): Tree {
  if (u.op === 'number') return number(u.value === 0 ? 0 : -u.value);
  if (u.op === 'negate') return u.args[0];
  return unary('negate', u);
}

/** u + v, without adding 0. */
export function add(u: Tree, v: Tree): Tree {
  if (isNumber(u, 0)) return v;
  if (isNumber(v, 0)) return u;
  return binary('add', u, v);
}

/** u − v, without subtracting 0 or from 0. */
export function subtract(u: Tree, v: Tree): Tree {
  if (isNumber(v, 0)) return u;
  if (isNumber(u, 0)) return negate(v);
  return binary('subtract', u, v);
}

/** u·v, without factors 1; a factor 0 wins over any other, an infinite one too. */
export function multiply(u: Tree, v: Tree): Tree {
  if (isNumber(u, 0) || isNumber(v, 0)) return zero;
  if (isNumber(u, 1)) return v;
  if (isNumber(v, 1)) return u;
  return binary('multiply', u, v);
}

/** u/v, without dividing 0 or by 1. */
export function divide(u: Tree, v: Tree): Tree {
  if (isNumber(v, 1) || isNumber(u, 0)) return u;
  return binary('divide', u, v);
}

/** uⁿ, without powers 0 and 1. */
export function power(base: Tree, exponent: number): Tree {
  if (exponent === 0) return one;
  if (exponent === 1) return base;
  return { op: 'power', base, exponent };
}

/** `condition ? then : otherwise`, without a choice between equals. */
export function choose(condition: Condition, then: Tree, otherwise: Tree): Tree {
  return sameTree(then, otherwise) ? then : choice(condition, then, otherwise);
}

/** `condition ? then : otherwise`, as written. */
export function choice(condition: Condition, then: Tree, otherwise: Tree): Tree {
  return { op: 'choose', condition, then, otherwise };
}

/** Whether a condition joins two others. */
export function isJunction(condition: Condition): condition is Junction {
  return condition.op === 'and' || condition.op === 'or';
}

/** The operands of a node that are numbers, conditions' sides included, in the order they are written. */
export function operands(tree: Tree): readonly Tree[] {
  switch (tree.op) {
    case 'number':
    case 'constant':
    case 'z':
    case 'parameter':
      return [];
    case 'power':
      return [tree.base];
    case 'choose':
      return [...conditionOperands(tree.condition), tree.then, tree.otherwise];
    default:
      return tree.args;
  }
}

/** The two sides of every comparison in a condition. */
export function conditionOperands(condition: Condition): readonly Tree[] {
  return isJunction(condition) ? condition.args.flatMap(conditionOperands) : condition.args;
}

/** Whether z occurs in the tree. */
export function dependsOnZ(tree: Tree): boolean {
  return tree.op === 'z' || operands(tree).some(dependsOnZ);
}

/** How many nodes the tree has, counted up to `limit`. */
export function size(tree: Tree, limit: number = Number.POSITIVE_INFINITY): number {
  let count = 1;
  for (const operand of operands(tree)) {
    if (count >= limit) break;
    count += size(operand, limit - count);
  }
  return count;
}

/** Whether two trees are written alike. */
export function sameTree(a: Tree, b: Tree): boolean {
  if (a === b) return true;
  switch (a.op) {
    case 'number':
      return b.op === 'number' && Object.is(a.value, b.value);
    case 'z':
      return b.op === 'z';
    case 'constant':
    case 'parameter':
      return a.op === b.op && a.name === b.name;
    case 'power':
      return b.op === 'power' && a.exponent === b.exponent && sameTree(a.base, b.base);
    case 'choose':
      return (
        b.op === 'choose' &&
        sameCondition(a.condition, b.condition) &&
        sameTree(a.then, b.then) &&
        sameTree(a.otherwise, b.otherwise)
      );
    default:
      return a.op === b.op && a.args.every((argument, i) => sameTree(argument, b.args[i]!));
  }
}

/** Whether two conditions are written alike. */
export function sameCondition(a: Condition, b: Condition): boolean {
  if (isJunction(a)) {
    return (
      isJunction(b) && a.op === b.op && a.args.every((argument, i) => sameCondition(argument, b.args[i]!))
    );
  }
  return !isJunction(b) && a.op === b.op && a.args.every((argument, i) => sameTree(argument, b.args[i]!));
}
