import { isJunction, unary, z as variable } from './construct.ts';
import { differentiate } from './differentiate.ts';
import {
  binaryRules,
  comparisonRules,
  compile,
  constantValue,
  type Evaluate,
  unaryRules,
} from './evaluate.ts';
import type { BinaryOperation, Condition, Tree, UnaryOperation } from './tree.ts';

/** A computed number and what it may be off by. */
interface Rounded {
  readonly value: number;
  readonly error: number;
}

/** One rounding, relative. */
const half = 2 ** -53;

/**
 * How far the computed φ(z) may be from the exact one: a first-order estimate, not a bound.
 *
 * Every operation adds its own rounding (two ulps for a function) to what its operands' errors make of it. Large
 * against |φ| where a formula cancels, such as 1 − tanh(z) in its tail.
 */
export function roundingError(tree: Tree, parameters: Readonly<Record<string, number>>): Evaluate {
  return (z) => {
    const { error } = walk(tree, z, parameters);
    return Number.isFinite(error) ? error : 0;
  };
}

/** What an error of each operand makes of the result, besides the operation's own rounding. */
const spread: Readonly<Record<BinaryOperation, (u: Rounded, v: Rounded) => number>> = {
  add: (u, v) => u.error + v.error,
  subtract: (u, v) => u.error + v.error,
  multiply: (u, v) => Math.abs(u.value) * v.error + Math.abs(v.value) * u.error,
  divide: (u, v) => (u.error + Math.abs(u.value / v.value) * v.error) / Math.abs(v.value),
  min: (u, v) => (u.value <= v.value ? u.error : v.error),
  max: (u, v) => (u.value >= v.value ? u.error : v.error),
};

const exactOperations: ReadonlySet<Tree['op']> = new Set(['negate', 'abs', 'sign', 'min', 'max']);

function walk(tree: Tree, z: number, parameters: Readonly<Record<string, number>>): Rounded {
  switch (tree.op) {
    case 'number':
    case 'constant':
    case 'parameter':
      return { value: constantValue(tree, parameters)!, error: 0 };
    case 'z':
      return { value: z, error: 0 };
    case 'power': {
      const base = walk(tree.base, z, parameters);
      const value = compile({ op: 'power', base: variable, exponent: tree.exponent }, {})(base.value);
      const relative = base.error === 0 ? 0 : base.error / Math.abs(base.value);
      return { value, error: Math.abs(value) * Math.abs(tree.exponent) * (relative + half) };
    }
    case 'choose':
      return walk(holds(tree.condition, z, parameters) ? tree.then : tree.otherwise, z, parameters);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max': {
      const [u, v] = [walk(tree.args[0], z, parameters), walk(tree.args[1], z, parameters)];
      const value = binaryRules[tree.op](u.value, v.value);
      const own = exactOperations.has(tree.op) ? 0 : half * Math.abs(value);
      return { value, error: spread[tree.op](u, v) + own };
    }
    default: {
      const u = walk(tree.args[0], z, parameters);
      const value = unaryRules[tree.op](u.value);
      const own = exactOperations.has(tree.op) ? 0 : 4 * half * Math.abs(value);
      const carried = u.error === 0 ? 0 : Math.abs(slopeOf(tree.op)(u.value)) * u.error;
      return { value, error: carried + own };
    }
  }
}

function holds(condition: Condition, z: number, parameters: Readonly<Record<string, number>>): boolean {
  if (!isJunction(condition)) {
    const [u, v] = condition.args.map((side) => walk(side, z, parameters).value) as [number, number];
    return comparisonRules[condition.op](u, v);
  }
  const [first, second] = condition.args;
  return condition.op === 'and'
    ? holds(first, z, parameters) && holds(second, z, parameters)
    : holds(first, z, parameters) || holds(second, z, parameters);
}

const slopes = new Map<UnaryOperation, Evaluate>();

function slopeOf(op: UnaryOperation): Evaluate {
  const known = slopes.get(op) ?? compile(differentiate(unary(op, variable)), {});
  slopes.set(op, known);
  return known;
}
