/**
 * A computation on vectors of two float64s as a graph of strict SIMD instructions.
 *
 * Equal nodes are one node, so that what two formulas share (the exponential in σ and σ′) is computed once. Every
 * operation rounds as scalar float64 arithmetic does: the bits are those of the same steps in JavaScript.
 */
export class VectorGraph {
  readonly nodes: VectorNode[] = [];
  private readonly known = new Map<string, Vector>();

  /** An input of the computation, numbered from 0. */
  input(index: number): Vector {
    return this.node({ op: 'input', index });
  }

  constant(value: number): Vector {
    return this.node({ op: 'constant', value });
  }

  /** A constant of 64 bits, the same in both lanes. */
  bits(bits: bigint): Vector {
    return this.node({ op: 'bits', bits: BigInt.asUintN(64, bits) });
  }

  unary(op: UnaryVectorOp, a: Vector): Vector {
    const inner = this.nodes[a]!;
    if (op === 'abs' && (inner.op === 'neg' || inner.op === 'abs')) return this.unary('abs', inner.args[0]);
    if (op === 'neg' && inner.op === 'neg') return inner.args[0];
    return this.node({ op, args: [a] });
  }

  /**
   * Signs move out of products and into sums and comparisons, so that what is written for −x is shared with what is
   * written for x; factors of 1 vanish. The bits stay, but for the sign of a NaN.
   */
  binary(op: BinaryVectorOp | WordGather, a: Vector, b: Vector): Vector {
    switch (op) {
      case 'mul':
      case 'div':
        return this.product(op, a, b);
      case 'add': {
        const [p, q] = [this.negated(a), this.negated(b)];
        if (q !== undefined) return this.binary('sub', a, q);
        return p === undefined ? this.node({ op, args: [a, b] }) : this.binary('sub', b, p);
      }
      case 'sub': {
        const q = this.negated(b);
        return q === undefined ? this.node({ op, args: [a, b] }) : this.binary('add', a, q);
      }
      case 'lt':
      case 'gt': {
        const p = this.negated(a);
        if (p === undefined || !this.isZero(b)) return this.node({ op, args: [a, b] });
        return this.binary(op === 'lt' ? 'gt' : 'lt', p, b);
      }
      default:
        return this.node({ op, args: [a, b] });
    }
  }

  private product(op: 'mul' | 'div', a: Vector, b: Vector): Vector {
    if (this.isOne(b)) return a;
    if (op === 'mul' && this.isOne(a)) return b;
    const [p, q] = [this.signless(a), this.signless(b)];
    if (p === a && q === b) return this.node({ op, args: (op === 'mul' && this.exchanged(a, b)) || [a, b] });
    const positive = this.product(op, p, q);
    return (p === a) === (q === b) ? positive : this.unary('neg', positive);
  }

  /** Of two choices, each of which takes what the other leaves: both sides, whose product is the same in any order. */
  private exchanged(a: Vector, b: Vector): readonly [Vector, Vector] | undefined {
    const [p, q] = [this.nodes[a]!, this.nodes[b]!];
    if (p.op !== 'select' || q.op !== 'select' || p.args[2] !== q.args[2]) return undefined;
    const [then, otherwise] = p.args;
    return then === q.args[1] && otherwise === q.args[0] ? [then, otherwise] : undefined;
  }

  /** x where the vector is −x. */
  negated(vector: Vector): Vector | undefined {
    const node = this.nodes[vector]!;
    return node.op === 'neg' ? node.args[0] : undefined;
  }

  /** x where the vector is −x or a constant −x; else the vector. */
  private signless(vector: Vector): Vector {
    const node = this.nodes[vector]!;
    if (node.op === 'constant' && node.value < 0) return this.constant(-node.value);
    return this.negated(vector) ?? vector;
  }

  private isOne(vector: Vector): boolean {
    const node = this.nodes[vector]!;
    return node.op === 'constant' && node.value === 1;
  }

  /** Where the mask's bits are set those of `then`, else those of `otherwise`. */
  select(mask: Vector, then: Vector, otherwise: Vector): Vector {
    if (then === otherwise) return then;
    // A mask is one instruction where a choice is three.
    if (this.isZero(otherwise)) return this.binary('and', then, mask);
    if (this.isZero(then)) return this.binary('andnot', otherwise, mask);
    return this.node({ op: 'select', args: [then, otherwise, mask] });
  }

  private isZero(vector: Vector): boolean {
    const node = this.nodes[vector]!;
    return node.op === 'constant' && Object.is(node.value, 0);
  }

  shift(op: ShiftOp, a: Vector, by: number): Vector {
    return this.node({ op, args: [a], by });
  }

  private node(node: VectorNode): Vector {
    const key = keyOf(node);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const vector = this.nodes.push(node) - 1;
    this.known.set(key, vector);
    return vector;
  }
}

/** A node of a graph, by its place; nodes come after their arguments. */
export type Vector = number;

/** An instruction and its arguments. */
export type VectorNode =
  | { readonly op: 'input'; readonly index: number }
  | { readonly op: 'constant'; readonly value: number }
  | { readonly op: 'bits'; readonly bits: bigint }
  | { readonly op: UnaryVectorOp; readonly args: readonly [Vector] }
  | { readonly op: BinaryVectorOp | WordGather; readonly args: readonly [Vector, Vector] }
  | { readonly op: 'select'; readonly args: readonly [Vector, Vector, Vector] }
  | { readonly op: ShiftOp; readonly args: readonly [Vector]; readonly by: number };

/** Operations on one vector; `not` works on bits. */
export type UnaryVectorOp = 'abs' | 'neg' | 'sqrt' | 'not';

/**
 * Of two vectors of four 32-bit integers: the even ones of both, the odd ones; the lower halves of both, the upper halves;
 * the even ones in turns, the odd ones in turns, the lower halves in turns, the upper halves in turns.
 */
export type WordGather =
  | 'evenWords'
  | 'oddWords'
  | 'lowerHalves'
  | 'upperHalves'
  | 'evenInTurns'
  | 'oddInTurns'
  | 'lowerInTurns'
  | 'upperInTurns';

/**
 * `min` and `max` are those of `Math`. `pmin(a, b)` is b < a ? b : a and `pmax(a, b)` is a < b ? b : a, so a NaN in a stays. Comparisons give masks.
 * `and` … `andnot` work on bits, `addInteger` on 64-bit integers, `addWords` and `subtractWords` on 32-bit ones;
 * `multiplyWords` makes 64-bit products of the two lower unsigned 32-bit integers, `multiplyUpperWords` of the upper.
 */
export type BinaryVectorOp =
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'min'
  | 'max'
  | 'pmin'
  | 'pmax'
  | 'eq'
  | 'ne'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge'
  | 'and'
  | 'or'
  | 'xor'
  | 'andnot'
  | 'addInteger'
  | 'addWords'
  | 'subtractWords'
  | 'multiplyWords'
  | 'multiplyUpperWords';

/** Shifts by a constant: of 64-bit integers, and of unsigned 32-bit ones. */
export type ShiftOp = 'shiftLeft' | 'shiftRight' | 'shiftWordsRight';

function keyOf(node: VectorNode): string {
  switch (node.op) {
    case 'input':
      return `input ${node.index}`;
    case 'constant':
      return `constant ${Object.is(node.value, -0) ? '-0' : node.value}`;
    case 'bits':
      return `bits ${node.bits}`;
    case 'shiftLeft':
    case 'shiftRight':
    case 'shiftWordsRight':
      return `${node.op} ${node.args[0]} ${node.by}`;
    default:
      return `${node.op} ${node.args.join(' ')}`;
  }
}
