import type {
  BinaryVectorOp,
  ShiftOp,
  UnaryVectorOp,
  Vector,
  VectorNode,
  WordGather,
} from '../vector/vector-graph.ts';
import type { ConstantPool } from './constant-pool.ts';
import { simd } from './instructions.ts';
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

const word = new DataView(new ArrayBuffer(8));

function bitsOf(value: number): bigint {
  word.setFloat64(0, value);
  return word.getBigUint64(0);
}

/** Where the inputs of a node stand. */
export interface NodePlacement {
  /** Code that pushes an input of the graph. */
  readonly input: (index: number) => readonly number[];
  /** Code that pushes an argument of the node. */
  readonly push: (vector: Vector) => readonly number[];
  readonly pool: ConstantPool;
}

/** Code that pushes the result of a node. */
export function emitNode(node: VectorNode, { input, push, pool }: NodePlacement): number[] {
  switch (node.op) {
    case 'input':
      return [...input(node.index)];
    case 'constant':
      return loadFixed(pool.place(bitsOf(node.value)));
    case 'bits':
      return loadFixed(pool.place(node.bits));
    case 'select':
      return [...node.args.flatMap(push), ...simd(BITSELECT)];
    case 'shiftLeft':
    case 'shiftRight':
    case 'shiftWordsRight':
      return [...push(node.args[0]), 0x41, ...unsigned(node.by), ...simd(shiftCodes[node.op])];
    case 'abs':
      return [...push(node.args[0]), ...loadFixed(pool.place(0x7fff_ffff_ffff_ffffn)), ...simd(AND)];
    case 'neg':
      return [...push(node.args[0]), ...loadFixed(pool.place(0x8000_0000_0000_0000n)), ...simd(XOR)];
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
