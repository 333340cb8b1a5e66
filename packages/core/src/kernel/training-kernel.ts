import type { LossName } from '../chain/loss.ts';
import { MapModule } from './map-module.ts';
import { PASS_PARAMETERS, trainingPass } from './training-function.ts';
import { backwardLayer, copyInputs, trainingError, trainingLayer, update } from './training-maps.ts';
import type { VectorActivation } from './vector/vector-activation.ts';

type ArrayName =
  | 'weights'
  | 'biases'
  | 'h'
  | 'slopes'
  | 'error'
  | 'inputs'
  | 'targets'
  | 'costs'
  | 'weightSums'
  | 'weightLost'
  | 'biasSums'
  | 'biasLost'
  | 'rate'
  | 'marks';

const EXAMPLE_BYTES = 2 ** 26;

/** What a kernel is made for; lanes and examples are the most that there may be. */
export interface TrainingShape {
  readonly depth: number;
  readonly lanes: number;
  readonly examples: number;
  /** Memory for examples; what does not fit is put there in turns, step by step. By default 2²⁶. */
  readonly bytes?: number;
}

/** Inputs and targets of an example, one of each a lane. */
export interface ExampleRow {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Gradient descent on a block of lanes at once, with the bits of `descend`.
 *
 * `start`, fill the rows of `weights` and `biases`, `take` the examples, then for every step ask for the `gradients` and
 * `update`. Lanes that leave the range in which the arithmetic is the same are marked for good; their numbers mean nothing.
 */
export class TrainingKernel {
  readonly depth: number;
  readonly loss: LossName;
  private readonly module: MapModule<ArrayName>;

  private readonly asked: number;
  /** Examples that are kept at once. */
  private readonly room: number;
  private examples: readonly ExampleRow[] = [];

  constructor(
    vectors: VectorActivation,
    loss: LossName,
    { depth, lanes, examples, bytes = EXAMPLE_BYTES }: TrainingShape,
  ) {
    this.depth = depth;
    this.loss = loss;
    this.asked = examples;
    this.room = Math.max(1, Math.min(examples, Math.floor(bytes / (16 * lanes))));
    const maps = [copyInputs(), trainingLayer(vectors), trainingError(loss), backwardLayer(), update()];
    const place = (name: string) => maps.findIndex((map) => map.name === name);
    const pass = trainingPass(depth, {
      copyInputs: place('copyInputs'),
      trainingLayer: place('trainingLayer'),
      trainingError: place('trainingError'),
      backwardLayer: place('backwardLayer'),
    });
    const rows: Readonly<Record<ArrayName, number>> = {
      weights: depth,
      biases: depth,
      h: depth + 1,
      slopes: depth,
      error: 1,
      inputs: this.room,
      targets: this.room,
      costs: 1,
      weightSums: depth,
      weightLost: depth,
      biasSums: depth,
      biasLost: depth,
      rate: 1,
      marks: 1,
    };
    this.module = new MapModule<ArrayName>(maps, lanes, rows, { functions: [pass] });
  }

  /** @param lanes how many lanes are in use, an even number */
  start(lanes: number, learningRate: number): void {
    this.module.used = lanes;
    this.module.row('marks', 0).fill(0);
    this.module.row('rate', 0).fill(learningRate);
  }

  /** Takes the examples of all steps, after {@link start}. */
  take(examples: readonly ExampleRow[]): void {
    this.examples = examples;
    if (examples.length <= this.room) this.keep(0, examples.length);
  }

  private keep(first: number, count: number): void {
    for (let index = 0; index < count; index += 1) {
      const { x, y } = this.examples[first + index]!;
      this.module.row('inputs', index).set(x);
      this.module.row('targets', index).set(y);
    }
  }

  /** A layer's weights or biases, to be read or filled. */
  row(name: 'weights' | 'biases', layer: number): Float64Array {
    return this.module.row(name, layer);
  }

  /** Whether it can be used for another one's work. */
  suits({ depth, lanes, examples }: TrainingShape): boolean {
    return this.depth === depth && this.module.lanes >= lanes && this.asked >= examples;
  }

  /** C of each lane, by the last call of {@link gradients}. */
  get costs(): Float64Array {
    return this.module.row('costs', 0);
  }

  /** Adds ∂C/∂w_l of every lane into `out`. */
  weightGradients(layer: number, out: Float64Array): void {
    const lost = this.module.row('weightLost', layer);
    this.module.row('weightSums', layer).forEach((sum, lane) => {
      out[lane] = sum + lost[lane]!;
    });
  }

  /** Whether a lane must be done again by the scalar path. */
  isMarked(lane: number): boolean {
    // A mask is all ones, which reads as NaN.
    return Number.isNaN(this.module.row('marks', 0)[lane]);
  }

  /** Cost and gradients over the examples. */
  gradients(): void {
    const { module, depth, examples, room } = this;
    for (let layer = 0; layer < depth; layer += 1) {
      for (const name of ['weightSums', 'weightLost', 'biasSums', 'biasLost'] as const)
        module.row(name, layer).fill(0);
    }
    module.row('costs', 0).fill(0);
    for (let first = 0; first < examples.length; first += room) {
      const count = Math.min(room, examples.length - first);
      if (examples.length > room) this.keep(first, count);
      this.pass(count);
    }
  }

  private pass(count: number): void {
    const { module } = this;
    const numbers = {
      pairs: module.used / 2,
      examples: count,
      exampleStride: module.stride('inputs'),
      stride: module.stride('weights'),
    };
    const [, ...others] = PASS_PARAMETERS.map((name) =>
      name in numbers
        ? numbers[name as keyof typeof numbers]
        : module.address(name as Exclude<typeof name, keyof typeof numbers>, 0),
    );
    module.runAt('trainingPass', numbers.pairs, ...others);
  }

  /** w ← w − ε ∂C/∂w and b ← b − ε ∂C/∂b. */
  update(): void {
    for (let layer = 0; layer < this.depth; layer += 1) {
      this.module.run('update', [
        ['weights', layer],
        ['weightSums', layer],
        ['weightLost', layer],
        ['rate', 0],
        ['weights', layer],
      ]);
      this.module.run('update', [
        ['biases', layer],
        ['biasSums', layer],
        ['biasLost', layer],
        ['rate', 0],
        ['biases', layer],
      ]);
    }
  }
}
