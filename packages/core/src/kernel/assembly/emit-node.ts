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
import { type Code, unsigned } from './module-writer.ts';

const binaryCodes: Readonly<Record<BinaryVectorOp, Code>> = {
  add: simd(0xf0),
  sub: simd(0xf1),
  mul: simd(0xf2),
  div: simd(0xf3),
  min: simd(0xf4),
  max: simd(0xf5),
  pmin: simd(0xf6),
  pmax: simd(0xf7),
  eq: simd(0x47),
  ne: simd(0x48),
  lt: simd(0x49),
  gt: simd(0x4a),
  le: simd(0x4b),
  ge: simd(0x4c),
  and: simd(0x4e),
  andnot: simd(0x4f),
  or: simd(0x50),
  xor: simd(0x51),
  addInteger: simd(0xce),
  addWords: simd(0xae),
  subtractWords: simd(0xb1),
  multiplyWords: simd(0xde),
  multiplyUpperWords: simd(0xdf),
};
const wordGathers: Readonly<Record<WordGather, readonly number[]>> = {
  evenWords: gatherWords([0, 2, 4, 6]),
  oddWords: gatherWords([1, 3, 5, 7]),
  lowerHalves: gatherWords([0, 1, 4, 5]),
  upperHalves: gatherWords([2, 3, 6, 7]),
  evenInTurns: gatherWords([0, 4, 2, 6]),
  oddInTurns: gatherWords([1, 5, 3, 7]),
  lowerInTurns: gatherWords([0, 4, 1, 5]),
  upperInTurns: gatherWords([2, 6, 3, 7]),
};
/** `abs` and `neg` have instructions too, which make their masks anew each time; a mask from memory is faster. */
const unaryCodes: Readonly<Record<Exclude<UnaryVectorOp, 'abs' | 'neg'>, readonly number[]>> = {
  sqrt: simd(0xef),
  not: simd(0x4d),
};
const shiftCodes: Readonly<Record<ShiftOp, Code>> = {
  shiftLeft: simd(0xcb),
  shiftRight: simd(0xcd),
  shiftWordsRight: simd(0xad),
};
const BITSELECT = simd(0x52);
const AND = simd(0x4e);
const XOR = simd(0x51);

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
  readonly input: (index: number) => Code;
  /** Code that pushes an argument of the node. */
  readonly push: (vector: Vector) => Code;
  readonly pool: ConstantPool;
}

/** Code that pushes the result of a node. */
export function emitNode(node: VectorNode, { input, push, pool }: NodePlacement): Code {
  switch (node.op) {
    case 'input':
      return input(node.index);
    case 'constant':
      return loadFixed(pool.place(bitsOf(node.value)));
    case 'bits':
      return loadFixed(pool.place(node.bits));
    case 'select':
      return [node.args.map(push), BITSELECT];
    case 'shiftLeft':
    case 'shiftRight':
    case 'shiftWordsRight':
      return [push(node.args[0]), 0x41, unsigned(node.by), shiftCodes[node.op]];
    case 'abs':
      return [push(node.args[0]), loadFixed(pool.place(0x7fff_ffff_ffff_ffffn)), AND];
    case 'neg':
      return [push(node.args[0]), loadFixed(pool.place(0x8000_0000_0000_0000n)), XOR];
    case 'sqrt':
    case 'not':
      return [push(node.args[0]), unaryCodes[node.op]];
    case 'evenWords':
    case 'oddWords':
    case 'lowerHalves':
    case 'upperHalves':
    case 'evenInTurns':
    case 'oddInTurns':
    case 'lowerInTurns':
    case 'upperInTurns':
      return [node.args.map(push), wordGathers[node.op]];
    default:
      return [node.args.map(push), binaryCodes[node.op]];
  }
}

/** Pushes the 16 aligned bytes at an address. */
export function loadFixed(address: number): Code {
  return [0x41, 0x00, simd(0x00), 0x04, unsigned(address)];
}
