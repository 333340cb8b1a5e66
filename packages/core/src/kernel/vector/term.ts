import type {
  BinaryVectorOp,
  ShiftOp,
  UnaryVectorOp,
  Vector,
  VectorGraph,
  WordGather,
} from './vector-graph.ts';

/** A value on a graph, with arithmetic as one would write it on numbers: `x.times(x).plus(1)` is x·x + 1. */
export class Term {
  readonly vector: Vector;
  private readonly graph: VectorGraph;

  constructor(graph: VectorGraph, vector: Vector) {
    this.graph = graph;
    this.vector = vector;
  }

  static input(graph: VectorGraph, index: number): Term {
    return new Term(graph, graph.input(index));
  }

  constant(value: number): Term {
    return new Term(this.graph, this.graph.constant(value));
  }

  /** 64 bits, the same in both lanes. */
  bits(bits: bigint): Term {
    return new Term(this.graph, this.graph.bits(bits));
  }

  plus(other: Operand): Term {
    return this.binary('add', other);
  }
  minus(other: Operand): Term {
    return this.binary('sub', other);
  }
  times(other: Operand): Term {
    return this.binary('mul', other);
  }
  over(other: Operand): Term {
    return this.binary('div', other);
  }
  /** other − this. */
  from(other: Operand): Term {
    return this.operand(other).binary('sub', this);
  }
  /** The smaller, as `Math.min` has it. */
  min(other: Operand): Term {
    return this.binary('min', other);
  }
  /** The larger, as `Math.max` has it. */
  max(other: Operand): Term {
    return this.binary('max', other);
  }
  /** The smaller; NaN if this is NaN. */
  atMost(other: Operand): Term {
    return this.binary('pmin', other);
  }
  /** The larger; NaN if this is NaN. */
  atLeast(other: Operand): Term {
    return this.binary('pmax', other);
  }
  lt(other: Operand): Term {
    return this.binary('lt', other);
  }
  le(other: Operand): Term {
    return this.binary('le', other);
  }
  gt(other: Operand): Term {
    return this.binary('gt', other);
  }
  ge(other: Operand): Term {
    return this.binary('ge', other);
  }
  eq(other: Operand): Term {
    return this.binary('eq', other);
  }
  ne(other: Operand): Term {
    return this.binary('ne', other);
  }
  and(other: Term): Term {
    return this.binary('and', other);
  }
  or(other: Term): Term {
    return this.binary('or', other);
  }
  xor(other: Term): Term {
    return this.binary('xor', other);
  }
  /** This as 64-bit integers plus the other. */
  plusInteger(other: Term): Term {
    return this.binary('addInteger', other);
  }
  /** This as 32-bit integers plus the other. */
  plusWords(other: Term): Term {
    return this.binary('addWords', other);
  }
  /** This as 32-bit integers less the other. */
  minusWords(other: Term): Term {
    return this.binary('subtractWords', other);
  }
  /** 64-bit products of the two lower unsigned 32-bit integers. */
  timesWords(other: Term): Term {
    return this.binary('multiplyWords', other);
  }
  /** 64-bit products of the two upper unsigned 32-bit integers. */
  timesUpperWords(other: Term): Term {
    return this.binary('multiplyUpperWords', other);
  }
  /** Four 32-bit integers of this and the other. */
  gather(words: WordGather, other: Term): Term {
    return this.binary(words, other);
  }
  abs(): Term {
    return this.unary('abs');
  }
  neg(): Term {
    return this.unary('neg');
  }
  /** x where this is known as −x. */
  get negated(): Term | undefined {
    const vector = this.graph.negated(this.vector);
    return vector === undefined ? undefined : new Term(this.graph, vector);
  }
  sqrt(): Term {
    return this.unary('sqrt');
  }
  not(): Term {
    return this.unary('not');
  }
  /** As a mask: `then` where it is set, `otherwise` elsewhere. */
  pick(then: Operand, otherwise: Operand): Term {
    const a = this.operand(then).vector;
    const b = this.operand(otherwise).vector;
    return new Term(this.graph, this.graph.select(this.vector, a, b));
  }
  shift(op: ShiftOp, by: number): Term {
    return new Term(this.graph, this.graph.shift(op, this.vector, by));
  }

  private unary(op: UnaryVectorOp): Term {
    return new Term(this.graph, this.graph.unary(op, this.vector));
  }

  private binary(op: BinaryVectorOp | WordGather, other: Operand): Term {
    return new Term(this.graph, this.graph.binary(op, this.vector, this.operand(other).vector));
  }

  private operand(value: Operand): Term {
    return typeof value === 'number' ? this.constant(value) : value;
  }
}

/** A term, or a number that stands for the constant. */
export type Operand = Term | number;

/** c₀ + x·(c₁ + x·(c₂ + …)), by Horner's rule. */
export function horner(x: Term, coefficients: readonly number[]): Term {
  return coefficients
    .slice(0, -1)
    .reduceRight((sum, c) => x.times(sum).plus(c), x.constant(coefficients.at(-1)!));
}
