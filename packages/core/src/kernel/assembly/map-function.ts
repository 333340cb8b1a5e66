import type { Term } from '../vector/term.ts';
import type { VectorGraph } from '../vector/vector-graph.ts';
import { emitInterleaved } from './emit-interleaved.ts';
import { type ConstantPool, emitVectors, loadFixed } from './emit-vectors.ts';
import {
  ADD,
  addTo,
  getLocal,
  integer,
  loadVector,
  repeat,
  SHIFT_LEFT,
  SUBTRACT,
  setLocal,
  simd,
  storeVector,
  teeLocal,
} from './instructions.ts';
import { type FunctionParts, unsigned } from './module-writer.ts';

/**
 * A function over arrays of lanes: `outputs[j][k] = graph_j(inputs[0][k], …)` for every pair of lanes k.
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
  readonly reductions?: readonly Reduction[];
  readonly counts?: readonly Count[];
  readonly flag?: Term;
  readonly repeats?: boolean;
  /** Whether the graph holds one computation several times, whose instructions are to be mixed. */
  readonly interleaved?: boolean;
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
  const pointers = inputs + outputs.length;
  const results = 1 + pointers;
  const moving = Array.from({ length: pointers }, (_, index) => index);
  const rows = results + (reductions.length > 0 ? 1 : 0);
  const parameters = rows + (repeats ? 1 + moving.length : 0);
  const place = parameters;
  const left = place + (counts.length > 0 ? 1 : 0);
  const i32Locals = left + (repeats ? 1 : 0) - parameters;
  const firstRunning = parameters + i32Locals;
  const any = firstRunning + reductions.length;
  const firstLocal = any + (flag === undefined ? 0 : 1);
  const terms = [
    ...outputs,
    ...reductions.map(({ term }) => term),
    ...counts.map(({ term }) => term),
    ...(flag === undefined ? [] : [flag]),
  ];
  const emit = parts.interleaved === true ? emitInterleaved : emitVectors;
  const emitted = emit(
    graph,
    terms.map(({ vector }) => vector),
    {
      input: (index) =>
        index < inputs ? loadVector(1 + index, 0) : loadFixed(fixed + 16 * (index - inputs)),
      firstLocal,
      pool,
    },
  );
  const firstKept = firstLocal + emitted.locals;
  const counted = firstKept + outputs.length;
  const pair = [
    ...emitted.code,
    // All outputs are computed before the first is stored, as one may overwrite the input of another.
    ...outputs.flatMap((_, index) => [...emitted.outputs[index]!, ...setLocal(firstKept + index)]),
    ...reductions.flatMap(({ op }, index) => [
      ...getLocal(firstRunning + index),
      ...emitted.outputs[outputs.length + index]!,
      ...simd(reductionCodes[op]),
      ...setLocal(firstRunning + index),
    ]),
    ...counts.flatMap(({ words, base }, index) => [
      ...emitted.outputs[outputs.length + reductions.length + index]!,
      ...setLocal(counted),
      ...words.flatMap((word) => [
        ...getLocal(counted),
        ...simd(I32_EXTRACT_LANE),
        word,
        ...[...teeLocal(place), ...getLocal(place), I32_LOAD, 2, ...unsigned(base)],
        ...[...integer(1), ADD, I32_STORE, 2, ...unsigned(base)],
      ]),
    ]),
    ...(flag === undefined
      ? []
      : [...getLocal(any), ...emitted.outputs.at(-1)!, ...simd(V128_OR), ...setLocal(any)]),
    ...outputs.flatMap((_, index) => storeVector(1 + inputs + index, 0, getLocal(firstKept + index))),
    ...moving.flatMap((index) => addTo(1 + index, 16)),
  ];
  const row = [...getLocal(0), ...setLocal(left), ...repeat(left, pair), ...nextRow(moving, rows)];
  const code = [
    ...reductions.flatMap((_, index) => [
      ...loadVector(results, 16 * index),
      ...setLocal(firstRunning + index),
    ]),
    ...(repeats ? repeat(rows, row) : repeat(0, pair)),
    ...reductions.flatMap((_, index) => storeVector(results, 16 * index, getLocal(firstRunning + index))),
    ...(flag === undefined ? [] : [...getLocal(any), ...simd(V128_ANY_TRUE)]),
  ];
  const v128Locals = counted + (counts.length > 0 ? 1 : 0) - firstRunning;
  return { name, parameters, returns: flag !== undefined, i32Locals, v128Locals, code };
}

/** Moves the pointers, which are at a row's end, to the start of the next: by their strides less the row's length. */
function nextRow(moving: readonly number[], rows: number): number[] {
  return moving.flatMap((index, order) => [
    ...[...getLocal(1 + index), ...getLocal(rows + 1 + order), ADD],
    ...[...getLocal(0), ...integer(4), SHIFT_LEFT, SUBTRACT, ...setLocal(1 + index)],
  ]);
}
