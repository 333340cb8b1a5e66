import type { LossName } from '../chain/loss.ts';
import { MapModule } from './map-module.ts';
import { backwardLayer, trainingError, trainingLayer, update } from './training-maps.ts';
import type { VectorActivation } from './vector/vector-activation.ts';

type ArrayName =
  | 'weights'
  | 'biases'
  | 'h'
  | 'slopes'
  | 'error'
  | 'targets'
  | 'costs'
  | 'weightSums'
  | 'weightLost'
  | 'biasSums'
  | 'biasLost'
  | 'rate'
  | 'marks';

/** Inputs and targets of an example, one of each a lane. */
export interface ExampleRow {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Gradient descent on a block of lanes at once, with the bits of `descend`.
 *
 * Fill the rows of `weights` and `biases`, `start`, then for every step ask for the `gradients` and `update`. Lanes
 * that leave the range in which the arithmetic is the same are marked for good; their numbers mean nothing.
 */
export class TrainingKernel {
  readonly depth: number;
  readonly loss: LossName;
  private readonly module: MapModule<ArrayName>;

  constructor(vectors: VectorActivation, loss: LossName, depth: number, lanes: number) {
    this.depth = depth;
    this.loss = loss;
    const maps = [trainingLayer(vectors), trainingError(loss), backwardLayer(), update()];
    this.module = new MapModule<ArrayName>(maps, lanes, {
      weights: depth,
      biases: depth,
      h: depth + 1,
      slopes: depth,
      error: 1,
      targets: 1,
      costs: 1,
      weightSums: depth,
      weightLost: depth,
      biasSums: depth,
      biasLost: depth,
      rate: 1,
      marks: 1,
    });
  }

  /** @param lanes how many lanes are in use, an even number */
  start(lanes: number, learningRate: number): void {
    this.module.used = lanes;
    this.module.row('marks', 0).fill(0);
    this.module.row('rate', 0).fill(learningRate);
  }

  /** A layer's weights or biases, to be read or filled. */
  row(name: 'weights' | 'biases', layer: number): Float64Array {
    return this.module.row(name, layer);
  }

  /** The most lanes that may be in use. */
  get lanes(): number {
    return this.module.lanes;
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
  gradients(examples: readonly ExampleRow[]): void {
    const { module, depth } = this;
    for (let layer = 0; layer < depth; layer += 1) {
      for (const name of ['weightSums', 'weightLost', 'biasSums', 'biasLost'] as const)
        module.row(name, layer).fill(0);
    }
    module.row('costs', 0).fill(0);
    const [inputs, targets] = [module.row('h', 0), module.row('targets', 0)];
    for (const { x, y } of examples) {
      inputs.set(x);
      targets.set(y);
      module.runRows('trainingLayer', depth, module.used / 2, [
        ['weights', 0, 1, 0],
        ['biases', 0, 1, 0],
        ['h', 0, 1, 0],
        ['marks', 0, 0, 0],
        ['h', 1, 1, 0],
        ['slopes', 0, 1, 0],
        ['marks', 0, 0, 0],
      ]);
      module.run('trainingError', [
        ['h', depth],
        ['targets', 0],
        ['costs', 0],
        ['error', 0],
        ['costs', 0],
      ]);
      this.backward();
    }
  }

  private backward(): void {
    const last = this.depth - 1;
    const sums = [
      ['weightSums', last, -1, 0],
      ['weightLost', last, -1, 0],
      ['biasSums', last, -1, 0],
      ['biasLost', last, -1, 0],
      ['marks', 0, 0, 0],
    ] as const;
    this.module.runRows('backwardLayer', this.depth, this.module.used / 2, [
      ['error', 0, 0, 0],
      ['slopes', last, -1, 0],
      ['h', last, -1, 0],
      ['weights', last, -1, 0],
      ...sums,
      ['error', 0, 0, 0],
      ...sums,
    ]);
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
