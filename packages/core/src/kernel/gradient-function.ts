import type { LossName } from '../chain/loss.ts';
import type { ConstantPool } from './assembly/constant-pool.ts';
import { emitCopies } from './assembly/emit-copies.ts';
import {
  addTo,
  getLocal,
  integer,
  loadVector,
  MULTIPLY,
  repeat,
  SUBTRACT,
  setLocal,
  storeVector,
} from './assembly/instructions.ts';
import type { Code, FunctionParts } from './assembly/module-writer.ts';
import { backwardStep, errorStep, forwardStep, type StepGraph } from './gradient-graphs.ts';
import type { VectorActivation } from './vector/vector-activation.ts';

/** Bytes that a layer leaves for the way back, for each chain: h and φ′. */
const RECORD = 2 * 8;

/** What the code of a gradient depends on. */
export interface GradientParts {
  readonly activation: VectorActivation;
  readonly loss: LossName;
  readonly depth: number;
  /** Bytes from a layer's row of weights or gradients to the next layer's. */
  readonly stride: number;
}

/** The code, and how it goes through the chains. */
export interface GradientFunction {
  readonly code: FunctionParts;
  /** Chains that go through the layers together, where there are as many. */
  readonly block: number;
  /** A block is made of groups of so many chains, whose instructions are mixed. */
  readonly group: number;
  /** Bytes that a block leaves for the way back. */
  readonly recordBytes: number;
}

const parameters = {
  blocks: 0,
  groups: 1,
  inputs: 2,
  targets: 3,
  weights: 4,
  gradients: 5,
  records: 6,
} as const;
const [LAYERS, LEFT, WEIGHT, GRADIENT, PLACE, ERROR, WIDTH] = [7, 8, 9, 10, 11, 12, 13] as const;
const FIRST_VECTOR = 14;

/**
 * All gradients of blocks of chains in one call.
 *
 * Parameters: the number of blocks and of groups in each (at least one); where their inputs, their targets, their weights of
 * the first layer and their gradients of the last begin; a place for `recordBytes`.
 *
 *     for each block:   h₀ ← x    layers forward: h, φ′ into records    e ← C′(h − y)    layers back: e, gradients
 */
export function gradientFunction(parts: GradientParts, pool: ConstantPool): GradientFunction {
  const { activation, loss, depth, stride } = parts;
  const { blocks, groups, inputs, targets, weights, gradients, records } = parameters;
  const { vectors, block: chains } = sizesFor(activation);
  const bytes = 16 * vectors;
  const record = RECORD * chains;
  const each = (code: (vector: number) => Code) =>
    Array.from({ length: vectors }, (_, vector) => code(vector));
  const emit = ({ graph, outputs }: StepGraph, sources: readonly Source[]) =>
    emitCopies(graph, outputs, {
      copies: vectors,
      input: (index, vector) => sources[index]!(vector),
      firstLocal: FIRST_VECTOR,
      pool,
    });
  // A record has h and φ′ of a group, then those of the next.
  const at =
    (pointer: number, offset = 0): Source =>
    (vector) =>
      loadVector(pointer, offset + 16 * vector);
  const [h, slope] = [at(PLACE), at(PLACE, bytes)];
  const forward = emit(forwardStep(activation), [at(WEIGHT), h]);
  const error = emit(errorStep(loss), [h, at(targets)]);
  const backward = emit(backwardStep(), [at(ERROR), slope, h, at(WEIGHT)]);
  const eachGroup = (body: Code) => [copy(groups, LEFT), repeat(LEFT, body)];
  const eachLayer = (body: Code) => [[integer(depth), setLocal(LAYERS)], repeat(LAYERS, body)];
  const next = (...pointers: readonly number[]) => pointers.map((pointer) => addTo(pointer, bytes));
  const nextRecord = (...pointers: readonly number[]) => pointers.map((pointer) => addTo(pointer, 2 * bytes));
  const block = [
    copy(records, PLACE),
    eachGroup([
      each((vector) => storeVector(PLACE, 16 * vector, at(inputs)(vector))),
      [next(inputs), nextRecord(PLACE)],
    ]),
    [copy(records, PLACE), copy(weights, WEIGHT)],
    [copy(gradients, GRADIENT), addTo(GRADIENT, -(depth - 1) * stride)],
    eachLayer([
      eachGroup([
        // Whatever is written, the line comes into the cache meanwhile, and waits there for the way back.
        storeVector(GRADIENT, 0, loadVector(PLACE, 0)),
        forward.code,
        each((vector) => storeVector(PLACE, record + 16 * vector, forward.output(0, vector))),
        each((vector) => storeVector(PLACE, bytes + 16 * vector, forward.output(1, vector))),
        [next(WEIGHT, GRADIENT), nextRecord(PLACE)],
      ]),
      [addTo(WEIGHT, stride), back(WEIGHT, 1), addTo(PLACE, record), back(PLACE, 2)],
      [addTo(GRADIENT, stride), back(GRADIENT, 1)],
    ]),
    copy(PLACE, ERROR),
    eachGroup([
      error.code,
      each((vector) => storeVector(PLACE, 16 * vector, error.output(0, vector))),
      [next(targets), nextRecord(PLACE)],
    ]),
    [copy(ERROR, PLACE), copy(gradients, GRADIENT)],
    eachLayer([
      [addTo(WEIGHT, -stride), addTo(PLACE, -record)],
      eachGroup([
        backward.code,
        each((vector) => storeVector(GRADIENT, 16 * vector, backward.output(0, vector))),
        each((vector) => storeVector(ERROR, 16 * vector, backward.output(1, vector))),
        [next(WEIGHT, GRADIENT), nextRecord(PLACE, ERROR)],
      ]),
      [back(WEIGHT, 1), addTo(GRADIENT, -stride), back(GRADIENT, 1)],
      [back(PLACE, 2), back(ERROR, 2)],
    ]),
    [addTo(weights, 8 * chains), addTo(gradients, 8 * chains)],
  ];
  const width = [getLocal(groups), integer(bytes), MULTIPLY, setLocal(WIDTH)];
  return {
    block: chains,
    group: 2 * vectors,
    recordBytes: record * (depth + 1),
    code: {
      name: 'gradients',
      parameters: FIRST_LOCAL,
      returns: false,
      i32Locals: FIRST_VECTOR - FIRST_LOCAL,
      v128Locals: Math.max(forward.locals, error.locals, backward.locals),
      code: [width, repeat(blocks, block)],
    },
  };
}

const FIRST_LOCAL: number = LAYERS;

/** Code that pushes an input of a step. */
type Source = (vector: number) => Code;

/**
 * Four vectors, a cache line of every row, keep a processor busy; of long computations it has no registers for so many.
 *
 * Rows beyond the caches come in long runs of many chains, while the layer before is computed. Where there is little to
 * compute, what a block leaves for the way back must rather stay in the first-level cache.
 */
function sizesFor(activation: VectorActivation): { readonly vectors: number; readonly block: number } {
  const { length } = forwardStep(activation).graph.nodes;
  return { vectors: length > 100 ? 2 : 4, block: length > 30 ? 128 : 32 };
}

function copy(from: number, to: number): Code {
  return [getLocal(from), setLocal(to)];
}

/** From the end of a block's row, or of so many side by side, to its start. */
function back(pointer: number, rows: number): Code {
  return Array.from({ length: rows }, () => [
    [getLocal(pointer), getLocal(WIDTH)],
    [SUBTRACT, setLocal(pointer)],
  ]);
}
