import {
  atan,
  cos,
  erf,
  erfc,
  exp,
  expm1,
  gauss,
  log,
  log1p,
  Phi,
  phi,
  powInt,
  sech2,
  sigmoid,
  sin,
  softplus,
  tanh,
} from '@chainrule/core';
import { isJunction } from './construct.ts';
import { constants } from './grammar.ts';
import { scaledArgument, withScaledArgument } from './scaled-argument.ts';
import type { BinaryOperation, Comparison, Condition, Tree, UnaryOperation } from './tree.ts';

/** A function of the pre-activation. */
export type Evaluate = (z: number) => number;

/**
 * Binds the parameters and returns the formula as a function of z, made of closures.
 *
 * Operations are done as written, from the left, by IEEE + − × ÷ √ and the elementary functions of core, so that
 * the bits are the same on every machine. `?:` evaluates the branch it picks and no other. The argument of a
 * function such as `sigmoid(1.702 * z)` carries the rounding error of its product along, see
 * {@link withScaledArgument}.
 *
 * NaN gives NaN, also where no branch mentions z. Never throws. Whatever holds no z is computed once, here.
 */
export function compile(tree: Tree, parameters: Readonly<Record<string, number>>): Evaluate {
  const compiled = node(tree, parameters);
  if (typeof compiled === 'number') return (z) => (Number.isNaN(z) ? z : compiled);
  return (z) => (Number.isNaN(z) ? z : compiled(z));
}

/** The value of a formula without z: a parameter's expression, a threshold. */
export function constantValue(tree: Tree, parameters: Readonly<Record<string, number>>): number | undefined {
  const compiled = node(tree, parameters);
  return typeof compiled === 'number' ? compiled : undefined;
}

/** The numeric meaning of every operation on one number. */
export const unaryRules: Readonly<Record<UnaryOperation, (u: number) => number>> = {
  negate: (u) => -u,
  exp,
  expm1,
  log,
  log1p,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  sin,
  cos,
  atan,
  tanh,
  sech2,
  sigmoid,
  softplus,
  erf,
  erfc,
  Phi,
  phi,
  gauss,
};

/** The numeric meaning of every operation on two numbers; `min` and `max` of a NaN are NaN. */
export const binaryRules: Readonly<Record<BinaryOperation, (u: number, v: number) => number>> = {
  add: (u, v) => u + v,
  subtract: (u, v) => u - v,
  multiply: (u, v) => u * v,
  divide: (u, v) => u / v,
  min: Math.min,
  max: Math.max,
};

/** The meaning of every comparison; with a NaN only `!=` holds. */
export const comparisonRules: Readonly<Record<Comparison, (u: number, v: number) => boolean>> = {
  less: (u, v) => u < v,
  lessOrEqual: (u, v) => u <= v,
  greater: (u, v) => u > v,
  greaterOrEqual: (u, v) => u >= v,
  equal: (u, v) => u === v,
  notEqual: (u, v) => u !== v,
};

/** A compiled part: a number where no z occurs, else a function of z. */
type Compiled = number | Evaluate;
type Test = (z: number) => boolean;

function node(tree: Tree, parameters: Readonly<Record<string, number>>): Compiled {
  switch (tree.op) {
    case 'number':
      return tree.value;
    case 'constant':
      return constants[tree.name];
    case 'z':
      return identity;
    case 'parameter':
      return parameters[tree.name] ?? Number.NaN;
    case 'power': {
      const base = node(tree.base, parameters);
      const { exponent } = tree;
      if (typeof base === 'number') return powInt(base, exponent);
      if (exponent === 2) {
        return (z) => {
          const u = base(z);
          return u * u;
        };
      }
      return (z) => powInt(base(z), exponent);
    }
    case 'choose': {
      const then = node(tree.then, parameters);
      const otherwise = node(tree.otherwise, parameters);
      const holds = test(tree.condition, parameters);
      if (typeof holds === 'boolean') return holds ? then : otherwise;
      return choice(holds, then, otherwise);
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max':
      return pair(tree.op, node(tree.args[0], parameters), node(tree.args[1], parameters));
    default:
      return single(tree.op, tree.args[0], parameters);
  }
}

const identity: Evaluate = (z) => z;

function single(op: UnaryOperation, argument: Tree, parameters: Readonly<Record<string, number>>): Compiled {
  const rule = unaryRules[op];
  const compiled = node(argument, parameters);
  if (typeof compiled === 'number') return rule(compiled);
  if (compiled === identity) return rule;
  const scaled = scaledArgument(argument, (part) => constantValue(part, parameters));
  const carried = scaled && withScaledArgument(op, scaled);
  if (carried !== undefined) return carried;
  if (op === 'negate') return (z) => -compiled(z);
  return (z) => rule(compiled(z));
}

function pair(op: BinaryOperation, left: Compiled, right: Compiled): Compiled {
  const rule = binaryRules[op];
  if (typeof left === 'number') {
    if (typeof right === 'number') return rule(left, right);
    return constantFirst[op](left, right);
  }
  if (typeof right === 'number') return constantSecond[op](left, right);
  return bothVary[op](left, right);
}

// The operators are spelled out so that each closure runs its own, not one chosen through a table at every call.
const bothVary: Readonly<Record<BinaryOperation, (u: Evaluate, v: Evaluate) => Evaluate>> = {
  add: (u, v) => (z) => u(z) + v(z),
  subtract: (u, v) => (z) => u(z) - v(z),
  multiply: (u, v) => (z) => u(z) * v(z),
  divide: (u, v) => (z) => u(z) / v(z),
  min: (u, v) => (z) => Math.min(u(z), v(z)),
  max: (u, v) => (z) => Math.max(u(z), v(z)),
};

const constantFirst: Readonly<Record<BinaryOperation, (c: number, v: Evaluate) => Evaluate>> = {
  add: (c, v) => (z) => c + v(z),
  subtract: (c, v) => (z) => c - v(z),
  multiply: (c, v) => (v === identity ? (z) => c * z : (z) => c * v(z)),
  divide: (c, v) => (z) => c / v(z),
  min: (c, v) => (z) => Math.min(c, v(z)),
  max: (c, v) => (z) => Math.max(c, v(z)),
};

const constantSecond: Readonly<Record<BinaryOperation, (u: Evaluate, c: number) => Evaluate>> = {
  add: (u, c) => (z) => u(z) + c,
  subtract: (u, c) => (z) => u(z) - c,
  multiply: (u, c) => (u === identity ? (z) => z * c : (z) => u(z) * c),
  divide: (u, c) => (z) => u(z) / c,
  min: (u, c) => (z) => Math.min(u(z), c),
  max: (u, c) => (z) => Math.max(u(z), c),
};

function choice(holds: Test, then: Compiled, otherwise: Compiled): Evaluate {
  if (typeof then === 'number') {
    if (typeof otherwise === 'number') return (z) => (holds(z) ? then : otherwise);
    return (z) => (holds(z) ? then : otherwise(z));
  }
  if (typeof otherwise === 'number') return (z) => (holds(z) ? then(z) : otherwise);
  return (z) => (holds(z) ? then(z) : otherwise(z));
}

function test(condition: Condition, parameters: Readonly<Record<string, number>>): boolean | Test {
  if (isJunction(condition)) {
    const isAnd = condition.op === 'and';
    const first = test(condition.args[0], parameters);
    const second = test(condition.args[1], parameters);
    if (typeof first === 'boolean') return first === isAnd ? second : first;
    if (typeof second === 'boolean') return second === isAnd ? first : second;
    return isAnd ? (z) => first(z) && second(z) : (z) => first(z) || second(z);
  }
  const rule = comparisonRules[condition.op];
  const left = node(condition.args[0], parameters);
  const right = node(condition.args[1], parameters);
  if (typeof left === 'number') {
    if (typeof right === 'number') return rule(left, right);
    return (z) => rule(left, right(z));
  }
  if (typeof right === 'number') return againstConstant(condition.op, left, right);
  return (z) => rule(left(z), right(z));
}

function againstConstant(op: Comparison, left: Evaluate, c: number): Test {
  const makers: Readonly<Record<Comparison, () => Test>> = {
    less: () => (left === identity ? (z) => z < c : (z) => left(z) < c),
    lessOrEqual: () => (left === identity ? (z) => z <= c : (z) => left(z) <= c),
    greater: () => (left === identity ? (z) => z > c : (z) => left(z) > c),
    greaterOrEqual: () => (left === identity ? (z) => z >= c : (z) => left(z) >= c),
    equal: () => (z) => left(z) === c,
    notEqual: () => (z) => left(z) !== c,
  };
  return makers[op]();
}
