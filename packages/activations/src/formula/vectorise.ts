import { type Operand, type Term, vector } from '@chainrule/core';
import { isJunction } from './construct.ts';
import { comparisonRules, constantValue } from './evaluate.ts';
import { type ScaledArgument, scaledArgument } from './scaled-argument.ts';
import type { BinaryOperation, Comparison, Condition, Tree, UnaryOperation } from './tree.ts';

/** A formula on vectors: its value, and where the vectors cannot say it. */
export interface Vectorised {
  readonly value: Term;
  /** A mask of the lanes that the scalar functions must do; absent where there can be none. */
  readonly beyond?: Term | undefined;
}

type Parameters = Readonly<Record<string, number>>;

/**
 * The formula on the vectors of core, operation for operation what `compile` makes of it: the same bits in every lane.
 *
 * `?:` computes both sides and picks; what the other side gives never reaches the result. NaN gives NaN.
 */
export function vectorise(tree: Tree, parameters: Parameters, z: Term): Vectorised {
  const vectors = new FormulaVectors(parameters, z);
  const value = vectors.of(tree);
  // A mask is all ones, which is a NaN.
  return { value: carriesNaN(tree) ? value : value.or(z.ne(z)), beyond: vectors.beyond };
}

/** Whether a NaN in z is sure to reach the result: not past a choice, nor where no z is. */
function carriesNaN(tree: Tree): boolean {
  switch (tree.op) {
    case 'z':
      return true;
    case 'number':
    case 'constant':
    case 'parameter':
    case 'choose':
      return false;
    case 'power':
      return tree.exponent !== 0 && carriesNaN(tree.base);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max':
      return carriesNaN(tree.args[0]) || carriesNaN(tree.args[1]);
    default:
      return carriesNaN(tree.args[0]);
  }
}

class FormulaVectors {
  /** Lanes with an angle too large for the vectors to reduce. */
  beyond: Term | undefined;
  private readonly parameters: Parameters;
  private readonly z: Term;

  constructor(parameters: Parameters, z: Term) {
    this.parameters = parameters;
    this.z = z;
  }

  of(tree: Tree): Term {
    const constant = constantValue(tree, this.parameters);
    if (constant !== undefined) return this.z.constant(constant);
    switch (tree.op) {
      case 'z':
        return this.z;
      case 'number':
      case 'constant':
      case 'parameter':
        return this.z.constant(Number.NaN);
      case 'power':
        return vector.powInt(this.of(tree.base), tree.exponent);
      case 'choose':
        return this.choice(tree.condition, tree.then, tree.otherwise);
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
      case 'min':
      case 'max':
        return binaryRules[tree.op](this.of(tree.args[0]), this.of(tree.args[1]));
      default:
        return this.unary(tree.op, tree.args[0]);
    }
  }

  private unary(op: UnaryOperation, argument: Tree): Term {
    const scaled = scaledArgument(argument, (part) => constantValue(part, this.parameters));
    const slope = scaled && steepSlopes[op];
    if (scaled && slope) return withScaledArgument(this.z, scaled, unaryRules[op], slope);
    const u = this.of(argument);
    if (op === 'sin' || op === 'cos') {
      const far = u.abs().gt(1048576);
      this.beyond = this.beyond === undefined ? far : this.beyond.or(far);
    }
    return unaryRules[op](u);
  }

  private choice(condition: Condition, then: Tree, otherwise: Tree): Term {
    const holds = this.test(condition);
    if (typeof holds === 'boolean') return this.of(holds ? then : otherwise);
    return holds.pick(this.of(then), this.of(otherwise));
  }

  private test(condition: Condition): boolean | Term {
    if (isJunction(condition)) {
      const isAnd = condition.op === 'and';
      const first = this.test(condition.args[0]);
      const second = this.test(condition.args[1]);
      if (typeof first === 'boolean') return first === isAnd ? second : first;
      if (typeof second === 'boolean') return second === isAnd ? first : second;
      return isAnd ? first.and(second) : first.or(second);
    }
    const [left, right] = condition.args.map((side) => constantValue(side, this.parameters));
    if (left !== undefined && right !== undefined) return comparisonRules[condition.op](left, right);
    return vectorComparisons[condition.op](this.of(condition.args[0]), this.of(condition.args[1]));
  }
}

const unaryRules: Readonly<Record<UnaryOperation, (u: Term) => Term>> = {
  negate: (u) => u.neg(),
  exp: vector.exp,
  expm1: vector.expm1,
  log: vector.log,
  log1p: vector.log1p,
  sqrt: (u) => u.sqrt(),
  abs: (u) => u.abs(),
  sign: (u) => u.gt(0).pick(1, u.lt(0).pick(-1, u)),
  sin: vector.sin,
  cos: vector.cos,
  atan: vector.atan,
  tanh: vector.tanh,
  sech2: vector.sech2,
  sigmoid: vector.sigmoid,
  softplus: vector.softplus,
  erf: vector.erf,
  erfc: vector.erfc,
  Phi: vector.Phi,
  phi: vector.phi,
  gauss: vector.gauss,
};

const binaryRules: Readonly<Record<BinaryOperation, (u: Term, v: Term) => Term>> = {
  add: (u, v) => u.plus(v),
  subtract: (u, v) => u.minus(v),
  multiply: (u, v) => u.times(v),
  divide: (u, v) => u.over(v),
  min: (u, v) => u.min(v),
  max: (u, v) => u.max(v),
};

const vectorComparisons: Readonly<Record<Comparison, (u: Term, v: Operand) => Term>> = {
  less: (u, v) => u.lt(v),
  lessOrEqual: (u, v) => u.le(v),
  greater: (u, v) => u.gt(v),
  greaterOrEqual: (u, v) => u.ge(v),
  equal: (u, v) => u.eq(v),
  notEqual: (u, v) => u.ne(v),
};

/** The slopes of the steep functions, as `scaled-argument.ts` has them. */
const steepSlopes: Readonly<Partial<Record<UnaryOperation, (u: Term) => Term>>> = {
  exp: vector.exp,
  sigmoid: (u) => vector.sigmoid(u).times(vector.sigmoid(u.neg())),
  softplus: vector.sigmoid,
  sech2: (u) => vector.tanh(u).times(-2).times(vector.sech2(u)),
  erfc: (u) => vector.gauss(u).times(-1.1283791670955126),
  Phi: vector.phi,
  phi: (u) => u.neg().times(vector.phi(u)),
  gauss: (u) => u.times(-2).times(vector.gauss(u)),
};

/** A steep function of c·z or z/c, the rounding error of the argument carried along. */
function withScaledArgument(
  z: Term,
  { scale, divided }: ScaledArgument,
  f: (u: Term) => Term,
  slope: (u: Term) => Term,
): Term {
  const u = divided ? z.over(scale) : z.times(scale);
  const size = u.abs();
  const error = divided ? productError(u, scale, z).neg().over(scale) : productError(z, scale, u);
  const plain = f(u);
  const corrected = plain.plus(slope(u).times(error));
  return size.gt(1).and(size.lt(1000)).and(corrected.eq(corrected)).pick(corrected, plain);
}

/** a·c − p exactly, for p near a·c. */
function productError(a: Term, c: number, p: Term): Term {
  const spreadA = a.times(134217729);
  const highA = spreadA.minus(spreadA.minus(a));
  const lowA = a.minus(highA);
  const spreadC = 134217729 * c;
  const highC = spreadC - (spreadC - c);
  const lowC = c - highC;
  return highA.times(highC).minus(p).plus(highA.times(lowC)).plus(lowA.times(highC)).plus(lowA.times(lowC));
}
