import type { Term } from '../vector/term.ts';
import type { VectorGraph } from '../vector/vector-graph.ts';
import type { ConstantPool } from './constant-pool.ts';
import { emitCopies } from './emit-copies.ts';
import { loadFixed } from './emit-node.ts';
import {
  ADD,
  AND,
  addTo,
  getLocal,
  integer,
  loadVector,
  repeat,
  SHIFT_LEFT,
  SHIFT_RIGHT,
  SUBTRACT,
  setLocal,
  simd,
  storeVector,
  teeLocal,
  when,
} from './instructions.ts';
import { type Code, type FunctionParts, unsigned } from './module-writer.ts';

/**
 * A function over arrays of lanes: `outputs[j][k] = graph_j(inputs[0][k], …)` for every pair of lanes k; two pairs go side
 * by side.
 *
 * Its parameters are the number of pairs (at least one), a pointer for each input, one for each output, and, if
 * there are reductions, one to where their results go; all addresses are 16-byte aligned. It returns whether `flag`
 * (a mask) was set in any lane; without one, nothing. An output may overwrite an input.
 *
 * A map that repeats runs over several rows one after another, so that one row's outputs may be the next one's inputs.
 * Then its parameters go on with the number of rows (at least one) and, for every input and output that is an array, how
 * far its next row is from this one.
 */
export interface MapParts {
  readonly name: string;
  readonly graph: VectorGraph;
  /** How many arrays the graph's inputs are read from. */
  readonly inputs: number;
  /** Where the graph's further inputs lie, one vector each, the same for every pair. */
  readonly fixed?: number;
  readonly outputs: readonly Term[];
  /** Whether all outputs of a pair stand one behind the other in a single array. */
  readonly together?: boolean;
  readonly reductions?: readonly Reduction[];
  readonly counts?: readonly Count[];
  readonly flag?: Term;
  readonly repeats?: boolean;
}

/** Adds one to a 32-bit integer in memory for each of the two lanes. */
export interface Count {
  /** Holds two addresses, in bytes from `base`, among its four 32-bit integers. */
  readonly term: Term;
  /** Which of the four hold them, even lane before odd. */
  readonly words: readonly [number, number];
  readonly base: number;
}

/** A running value over the pairs, even and odd lanes apart; it starts from what its place in memory holds. */
export interface Reduction {
  readonly op: 'add' | 'mul' | 'pmin' | 'pmax';
  readonly term: Term;
}

const I32_LOAD = 0x28;
const I32_STORE = 0x36;
const I32_EXTRACT_LANE = 0x1b;
const V128_OR = 0x50;
const V128_ANY_TRUE = 0x53;

/** Locals for an address, and for how many pairs are left. */
const I32_LOCALS = 2;

const reductionCodes: Readonly<Record<Reduction['op'], number>> = {
  add: 0xf0,
  mul: 0xf2,
  pmin: 0xf6,
  pmax: 0xf7,
};

/** The code of a map. */
export function mapFunction(parts: MapParts, pool: ConstantPool): FunctionParts {
  const { name, graph, inputs, fixed = 0, outputs, reductions = [], counts = [], flag } = parts;
  const repeats = parts.repeats === true;
  const together = parts.together === true;
  const pointers = inputs + (together ? 1 : outputs.length);
  const width = (index: number) => (together && index === inputs ? outputs.length : 1);
  const results = 1 + pointers;
  const moving = Array.from({ length: pointers }, (_, index) => index);
  const rows = results + (reductions.length > 0 ? 1 : 0);
  const parameters = rows + (repeats ? 1 + moving.length : 0);
  const [place, left] = [parameters, parameters + 1];
  const firstRunning = parameters + I32_LOCALS;
  const any = firstRunning + reductions.length;
  const counted = any + 1;
  const firstLocal = counted + 1;
  const terms = [
    ...outputs,
    ...reductions.map(({ term }) => term),
    ...counts.map(({ term }) => term),
    ...(flag === undefined ? [] : [flag]),
  ];
  const vectors = terms.map(({ vector }) => vector);
  // So many pairs at once; then the pointers go on.
  const pairs = (copies: number): { readonly code: Code; readonly locals: number } => {
    const input = (index: number, copy: number) =>
      index < inputs ? loadVector(1 + index, 16 * copy) : loadFixed(fixed + 16 * (index - inputs));
    const { code, output, locals } = emitCopies(graph, vectors, { copies, input, firstLocal, pool });
    const finish = (copy: number): Code => [
      reductions.map(({ op }, index) => [
        getLocal(firstRunning + index),
        output(outputs.length + index, copy),
        simd(reductionCodes[op]),
        setLocal(firstRunning + index),
      ]),
      counts.map(({ words, base }, index) => [
        output(outputs.length + reductions.length + index, copy),
        setLocal(counted),
        words.map((word) => [
          getLocal(counted),
          simd(I32_EXTRACT_LANE),
          word,
          [teeLocal(place), getLocal(place), I32_LOAD, 2, unsigned(base)],
          [integer(1), ADD, I32_STORE, 2, unsigned(base)],
        ]),
      ]),
      flag === undefined
        ? []
        : [getLocal(any), output(vectors.length - 1, copy), simd(V128_OR), setLocal(any)],
      outputs.map((_, index) =>
        together
          ? storeVector(1 + inputs, 16 * (copy * outputs.length + index), output(index, copy))
          : storeVector(1 + inputs + index, 16 * copy, output(index, copy)),
      ),
    ];
    return {
      // All is computed before the first output is stored, as one may overwrite the input of another.
      code: [
        code,
        Array.from({ length: copies }, (_, copy) => finish(copy)),
        moving.map((index) => addTo(1 + index, 16 * copies * width(index))),
      ],
      locals,
    };
  };
  const [two, one] = [pairs(2), pairs(1)];
  const row = [
    [getLocal(0), integer(1), SHIFT_RIGHT, teeLocal(left)],
    when(repeat(left, two.code)),
    [getLocal(0), integer(1), AND, when(one.code)],
  ];
  const code = [
    reductions.map((_, index) => [loadVector(results, 16 * index), setLocal(firstRunning + index)]),
    repeats ? repeat(rows, [row, nextRow(moving, rows)]) : row,
    reductions.map((_, index) => storeVector(results, 16 * index, getLocal(firstRunning + index))),
    flag === undefined ? [] : [getLocal(any), simd(V128_ANY_TRUE)],
  ];
  const v128Locals = firstLocal - firstRunning + Math.max(two.locals, one.locals);
  return { name, parameters, returns: flag !== undefined, i32Locals: I32_LOCALS, v128Locals, code };
}

/** Moves the pointers, which are at a row's end, to the start of the next: by their strides less the row's length. */
function nextRow(moving: readonly number[], rows: number): Code {
  return moving.map((index, order) => [
    [getLocal(1 + index), getLocal(rows + 1 + order), ADD],
    [getLocal(0), integer(4), SHIFT_LEFT, SUBTRACT, setLocal(1 + index)],
  ]);
}
