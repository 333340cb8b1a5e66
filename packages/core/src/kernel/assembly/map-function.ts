import type { Term } from '../vector/term.ts';
import type { VectorGraph } from '../vector/vector-graph.ts';
import { type ConstantPool, emitVectors, simd } from './emit-vectors.ts';
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
  /** The first input that is not an array but one vector, the same for every pair; none by default. */
  readonly constantsFrom?: number;
  readonly outputs: readonly Term[];
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

const LOCAL_GET = 0x20;
const LOCAL_SET = 0x21;
const LOCAL_TEE = 0x22;
const I32_CONST = 0x41;
const I32_ADD = 0x6a;
const I32_SUB = 0x6b;
const I32_SHIFT_LEFT = 0x74;
const I32_LOAD = 0x28;
const I32_STORE = 0x36;
const I32_EXTRACT_LANE = 0x1b;
const V128_LOAD = 0x00;
const V128_STORE = 0x0b;
const V128_OR = 0x50;
const V128_ANY_TRUE = 0x53;
const BR_IF = 0x0d;
const LOOP = [0x03, 0x40];
const END = 0x0b;

const reductionCodes: Readonly<Record<Reduction['op'], number>> = {
  add: 0xf0,
  mul: 0xf2,
  pmin: 0xf6,
  pmax: 0xf7,
};

/** The code of a map. */
export function mapFunction(parts: MapParts, pool: ConstantPool): FunctionParts {
  const { name, graph, inputs, constantsFrom = inputs, outputs, reductions = [], counts = [], flag } = parts;
  const repeats = parts.repeats === true;
  const pointers = inputs + outputs.length;
  const results = 1 + pointers;
  const moving = Array.from({ length: pointers }, (_, index) => index).filter(
    (index) => index < constantsFrom || index >= inputs,
  );
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
  const emitted = emitVectors(
    graph,
    terms.map(({ vector }) => vector),
    { input: (index) => [...get(1 + index), ...access(V128_LOAD, 0)], firstLocal, pool },
  );
  const firstKept = firstLocal + emitted.locals;
  const counted = firstKept + outputs.length;
  const code = [
    ...reductions.flatMap((_, index) => [
      ...get(results),
      ...access(V128_LOAD, 16 * index),
      ...set(firstRunning + index),
    ]),
    ...(repeats ? [...LOOP, ...get(0), ...set(left)] : []),
    ...LOOP,
    ...emitted.code,
    // All outputs are computed before the first is stored, as one may overwrite the input of another.
    ...outputs.flatMap((_, index) => [...emitted.outputs[index]!, ...set(firstKept + index)]),
    ...reductions.flatMap(({ op }, index) => [
      ...get(firstRunning + index),
      ...emitted.outputs[outputs.length + index]!,
      ...simd(reductionCodes[op]),
      ...set(firstRunning + index),
    ]),
    ...counts.flatMap(({ words, base }, index) => [
      ...emitted.outputs[outputs.length + reductions.length + index]!,
      ...set(counted),
      ...words.flatMap((word) => [
        ...get(counted),
        ...simd(I32_EXTRACT_LANE),
        word,
        ...[LOCAL_TEE, ...unsigned(place), ...get(place), I32_LOAD, 2, ...unsigned(base)],
        ...[I32_CONST, 1, I32_ADD, I32_STORE, 2, ...unsigned(base)],
      ]),
    ]),
    ...(flag === undefined ? [] : [...get(any), ...emitted.outputs.at(-1)!, ...simd(V128_OR), ...set(any)]),
    ...outputs.flatMap((_, index) => [
      ...get(1 + inputs + index),
      ...get(firstKept + index),
      ...access(V128_STORE, 0),
    ]),
    ...moving.flatMap((index) => [...get(1 + index), I32_CONST, 16, I32_ADD, ...set(1 + index)]),
    ...countDown(repeats ? left : 0),
    ...(repeats ? [...nextRow(moving, rows), ...countDown(rows)] : []),
    ...reductions.flatMap((_, index) => [
      ...get(results),
      ...get(firstRunning + index),
      ...access(V128_STORE, 16 * index),
    ]),
    ...(flag === undefined ? [] : [...get(any), ...simd(V128_ANY_TRUE)]),
  ];
  const v128Locals = counted + (counts.length > 0 ? 1 : 0) - firstRunning;
  return { name, parameters, returns: flag !== undefined, i32Locals, v128Locals, code };
}

/** The end of a loop that runs as often as a local says. */
function countDown(local: number): number[] {
  return [...get(local), I32_CONST, 1, I32_SUB, LOCAL_TEE, ...unsigned(local), BR_IF, 0, END];
}

/** Moves the pointers, which are at a row's end, to the start of the next: by their strides less the row's length. */
function nextRow(moving: readonly number[], rows: number): number[] {
  return moving.flatMap((index, order) => [
    ...[...get(1 + index), ...get(rows + 1 + order), I32_ADD],
    ...[...get(0), I32_CONST, 4, I32_SHIFT_LEFT, I32_SUB, ...set(1 + index)],
  ]);
}

function get(local: number): number[] {
  return [LOCAL_GET, ...unsigned(local)];
}

function set(local: number): number[] {
  return [LOCAL_SET, ...unsigned(local)];
}

/** A load or store of 16 aligned bytes. */
function access(code: number, offset: number): number[] {
  return [...simd(code), 0x04, ...unsigned(offset)];
}
