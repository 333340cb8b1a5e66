import type {
  BinaryVectorOp,
  ShiftOp,
  UnaryVectorOp,
  Vector,
  VectorGraph,
  VectorNode,
  WordGather,
} from '../vector/vector-graph.ts';
import { getLocal, setLocal, simd } from './instructions.ts';
import { unsigned } from './module-writer.ts';

const binaryCodes: Readonly<Record<BinaryVectorOp, number>> = {
  add: 0xf0,
  sub: 0xf1,
  mul: 0xf2,
  div: 0xf3,
  min: 0xf4,
  max: 0xf5,
  pmin: 0xf6,
  pmax: 0xf7,
  eq: 0x47,
  ne: 0x48,
  lt: 0x49,
  gt: 0x4a,
  le: 0x4b,
  ge: 0x4c,
  and: 0x4e,
  andnot: 0x4f,
  or: 0x50,
  xor: 0x51,
  addInteger: 0xce,
  addWords: 0xae,
  subtractWords: 0xb1,
  multiplyWords: 0xde,
  multiplyUpperWords: 0xdf,
};
const wordGathers: Readonly<Record<WordGather, readonly number[]>> = {
  evenWords: gatherWords([0, 2, 4, 6]),
  oddWords: gatherWords([1, 3, 5, 7]),
  lowerInTurns: gatherWords([0, 4, 1, 5]),
  upperInTurns: gatherWords([2, 6, 3, 7]),
};
/** `abs` and `neg` have instructions too, which make their masks anew each time; a mask from memory is faster. */
const unaryCodes: Readonly<Record<Exclude<UnaryVectorOp, 'abs' | 'neg'>, readonly number[]>> = {
  sqrt: simd(0xef),
  not: simd(0x4d),
};
const shiftCodes: Readonly<Record<ShiftOp, number>> = {
  shiftLeft: 0xcb,
  shiftRight: 0xcd,
  shiftWordsRight: 0xad,
};
const BITSELECT = 0x52;
const AND = 0x4e;
const XOR = 0x51;

/** i8x16.shuffle that takes four of the eight 32-bit integers of two vectors. */
function gatherWords(words: readonly number[]): number[] {
  return [...simd(0x0d), ...words.flatMap((word) => [0, 1, 2, 3].map((byte) => 4 * word + byte))];
}

/** Constants in linear memory: loading one there is faster than `v128.const`, which is materialised in registers. */
export class ConstantPool {
  private readonly places = new Map<bigint, number>();
  readonly start: number;

  /** @param start address of the first constant, a multiple of 16 */
  constructor(start: number) {
    this.start = start;
  }

  /** The address of 64 bits, twice in a row. */
  place(bits: bigint): number {
    const known = this.places.get(bits);
    if (known !== undefined) return known;
    const place = this.start + 16 * this.places.size;
    this.places.set(bits, place);
    return place;
  }

  get end(): number {
    return this.start + 16 * this.places.size;
  }

  fill(memory: ArrayBufferLike): void {
    const view = new DataView(memory);
    for (const [bits, place] of this.places) {
      view.setBigUint64(place, bits, true);
      view.setBigUint64(place + 8, bits, true);
    }
  }
}

const word = new DataView(new ArrayBuffer(8));

function bitsOf(value: number): bigint {
  word.setFloat64(0, value);
  return word.getBigUint64(0);
}

/** Where the inputs of a graph stand, and where it may put what it uses more than once. */
export interface Placement {
  /** Code that pushes an input. */
  readonly input: (index: number) => readonly number[];
  /** The first v128 local free for use; as many as {@link EmittedVectors.locals} are taken. */
  readonly firstLocal: number;
  readonly pool: ConstantPool;
}

/** The code of a graph, in the order in which it must run. */
export interface EmittedVectors {
  /** Computes everything that is used more than once; then `outputs[i]` pushes output i. */
  readonly code: readonly number[];
  readonly outputs: readonly (readonly number[])[];
  readonly locals: number;
}

/** Code for the outputs of a graph: a node used once stands where it is used, others get a local. */
export function emitVectors(
  graph: VectorGraph,
  outputs: readonly Vector[],
  placement: Placement,
): EmittedVectors {
  const uses = countUses(graph, outputs);
  const local = new Map<Vector, number>();
  const code: number[] = [];
  const push = (vector: Vector): number[] => {
    const place = local.get(vector);
    if (place !== undefined) return getLocal(place);
    return operation(graph.nodes[vector]!, push, placement);
  };
  graph.nodes.forEach((node, vector) => {
    if (uses[vector]! < 2 || node.op === 'constant' || node.op === 'bits') return;
    const computed = operation(node, push, placement);
    const place = placement.firstLocal + local.size;
    code.push(...computed, ...setLocal(place));
    local.set(vector, place);
  });
  return { code, outputs: outputs.map(push), locals: local.size };
}

function countUses(graph: VectorGraph, outputs: readonly Vector[]): Int32Array {
  const uses = new Int32Array(graph.nodes.length);
  for (const output of outputs) uses[output]! += 1;
  for (let vector = graph.nodes.length - 1; vector >= 0; vector -= 1) {
    const node = graph.nodes[vector]!;
    if (uses[vector] === 0 || !('args' in node)) continue;
    for (const argument of node.args) uses[argument]! += 1;
  }
  return uses;
}

/** The code of a node; `push` gives that of its arguments. */
export function operation(
  node: VectorNode,
  push: (vector: Vector) => number[],
  placement: Placement,
): number[] {
  switch (node.op) {
    case 'input':
      return [...placement.input(node.index)];
    case 'constant':
      return loadFixed(placement.pool.place(bitsOf(node.value)));
    case 'bits':
      return loadFixed(placement.pool.place(node.bits));
    case 'select':
      return [...node.args.flatMap(push), ...simd(BITSELECT)];
    case 'shiftLeft':
    case 'shiftRight':
    case 'shiftWordsRight':
      return [...push(node.args[0]), 0x41, ...unsigned(node.by), ...simd(shiftCodes[node.op])];
    case 'abs':
      return [
        ...push(node.args[0]),
        ...loadFixed(placement.pool.place(0x7fff_ffff_ffff_ffffn)),
        ...simd(AND),
      ];
    case 'neg':
      return [
        ...push(node.args[0]),
        ...loadFixed(placement.pool.place(0x8000_0000_0000_0000n)),
        ...simd(XOR),
      ];
    case 'sqrt':
    case 'not':
      return [...push(node.args[0]), ...unaryCodes[node.op]];
    case 'evenWords':
    case 'oddWords':
    case 'lowerInTurns':
    case 'upperInTurns':
      return [...node.args.flatMap(push), ...wordGathers[node.op]];
    default:
      return [...node.args.flatMap(push), ...simd(binaryCodes[node.op])];
  }
}

/** Pushes the 16 aligned bytes at an address. */
export function loadFixed(address: number): number[] {
  return [0x41, 0x00, ...simd(0x00), 0x04, ...unsigned(address)];
}
