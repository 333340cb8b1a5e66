import type { Activation } from '../activation.ts';
import type { LossName } from '../chain/loss.ts';
import { hasVectors } from '../kernel/assembly/web-assembly.ts';
import { type ExampleRow, TrainingKernel, type TrainingShape } from '../kernel/training-kernel.ts';
import { Lanes } from './lane.ts';
import { recordedSteps } from './recorded-steps.ts';
import { examplesOf, type Shard } from './shard.ts';
import type { Study } from './study.ts';
import type { TrainingTraces } from './training-traces.ts';

/**
 * Trains the lanes of a shard at once and records their traces; returns the places of the lanes that must be done
 * by the scalar path: all where there is no kernel, else those that left the balanced numbers, and an odd last one.
 */
export function trainByKernel(study: Study, shard: Shard, traces: TrainingTraces): readonly number[] {
  const activation = study.activations[shard.activation]!;
  const count =
    study.path === 'scalar' || activation.vectors === undefined || !hasVectors()
      ? 0
      : shard.lanes - (shard.lanes % 2);
  const all = Array.from({ length: shard.lanes }, (_, index) => index);
  if (count === 0) return all;

  const { spec } = study;
  const training = spec.training!;
  const steps = recordedSteps(training);
  const kernel = trainingKernel(activation, spec.loss, {
    depth: training.depth,
    lanes: count,
    examples: examplesOf(study),
  });
  kernel.start(count, training.learningRate);
  const { starts, examples } = draw(study, shard, kernel, count);
  kernel.take(examples);
  for (let step = 0, next = 0; step <= training.steps; step += 1) {
    kernel.gradients();
    if (step === steps[next]) {
      record(kernel, starts, next, steps.length, traces);
      next += 1;
    }
    kernel.update();
  }
  return all.filter((index) => {
    const declined = index >= count || kernel.isMarked(index);
    if (declined) forget(index, steps.length, training.depth, traces);
    return declined;
  });
}

/** Draws the lanes into the kernel; returns their weights at the start, layer by layer, and their examples. */
function draw(
  study: Study,
  { weights, firstLane }: Shard,
  kernel: TrainingKernel,
  count: number,
): { readonly starts: readonly Float64Array[]; readonly examples: readonly ExampleRow[] } {
  const lanes = new Lanes(study, study.spec.weights[weights]!, kernel.depth);
  const examples: ExampleRow[] = [];
  for (let lane = 0; lane < count; lane += 1) {
    lanes.load(firstLane + lane).forEach(({ x, y }, index) => {
      examples[index] ??= { x: new Float64Array(count), y: new Float64Array(count) };
      examples[index].x[lane] = x;
      examples[index].y[lane] = y;
    });
    for (let layer = 0; layer < kernel.depth; layer += 1) {
      kernel.row('weights', layer)[lane] = lanes.weights[layer]!;
      kernel.row('biases', layer)[lane] = lanes.biases[layer]!;
    }
  }
  const starts = Array.from({ length: kernel.depth }, (_, layer) => kernel.row('weights', layer).slice());
  return { starts, examples };
}

function record(
  kernel: TrainingKernel,
  starts: readonly Float64Array[],
  step: number,
  steps: number,
  { costs, moved, gradients }: TrainingTraces,
): void {
  const { depth } = kernel;
  const count = starts[0]!.length;
  kernel.costs.forEach((cost, lane) => {
    costs[lane * steps + step] = cost;
  });
  const found = new Float64Array(count);
  for (let layer = 0; layer < depth; layer += 1) {
    const weights = kernel.row('weights', layer);
    kernel.weightGradients(layer, found);
    for (let lane = 0; lane < count; lane += 1) {
      const place = (lane * steps + step) * depth + layer;
      moved[place] = Math.abs(weights[lane]! - starts[layer]![lane]!);
      gradients[place] = Math.abs(found[lane]!);
    }
  }
}

function forget(
  lane: number,
  steps: number,
  depth: number,
  { costs, moved, gradients }: TrainingTraces,
): void {
  costs.fill(Number.NaN, lane * steps, (lane + 1) * steps);
  moved.fill(Number.NaN, lane * steps * depth, (lane + 1) * steps * depth);
  gradients.fill(Number.NaN, lane * steps * depth, (lane + 1) * steps * depth);
}

/** The kernel last used for an activation. */
const kernels = new WeakMap<Activation, TrainingKernel>();

function trainingKernel(activation: Activation, loss: LossName, shape: TrainingShape): TrainingKernel {
  const known = kernels.get(activation);
  if (known?.loss === loss && known.suits(shape)) return known;
  const kernel = new TrainingKernel(activation.vectors!, loss, shape);
  kernels.set(activation, kernel);
  return kernel;
}
