import { createChain } from '../chain/chain.ts';
import { descend } from '../chain/descent.ts';
import { Lanes } from './lane.ts';
import type { Shard } from './shard.ts';
import type { TrainingSpec } from './spec.ts';
import type { Study } from './study.ts';

/** Traces of trained lanes, lane by lane; NaN from the step on where a lane has diverged. */
export interface TrainingShardResult {
  readonly kind: 'training';
  /** [lane][recorded step]. */
  readonly costs: Float64Array;
  /** |w_l − w_l at the start|, [lane][recorded step][layer]. */
  readonly moved: Float64Array;
  /** |∂C/∂w_l|, [lane][recorded step][layer]. */
  readonly gradients: Float64Array;
}

/** At most this many steps of a training are recorded. */
const RECORDED_STEPS = 48;

/**
 * The steps that a result records: the start, the end, and others between them in about equal ratios of step + 1.
 */
export function recordedSteps({ steps }: Pick<TrainingSpec, 'steps'>): readonly number[] {
  if (steps < RECORDED_STEPS) return Array.from({ length: steps + 1 }, (_, step) => step);
  const recorded: number[] = [0];
  // A ratio of 1 + 8/RECORDED_STEPS reaches a million steps within the limit; then steps are thinned evenly.
  for (let step = 1; step < steps; step = Math.max(step + 1, Math.ceil(step * 1.1666666666666667)))
    recorded.push(step);
  recorded.push(steps);
  const stride = Math.ceil(recorded.length / RECORDED_STEPS);
  return recorded.filter((_, index) => index % stride === 0 || index === recorded.length - 1);
}

/** Trains a run of lanes of one cell by gradient descent. */
export function runTrainingShard(study: Study, shard: Shard): TrainingShardResult {
  const { spec } = study;
  const training = spec.training!;
  const { depth } = training;
  const steps = recordedSteps(training);
  const activation = study.activations[shard.activation]!;
  const lanes = new Lanes(study, spec.weights[shard.weights]!, depth);
  const costs = new Float64Array(shard.lanes * steps.length).fill(Number.NaN);
  const moved = new Float64Array(shard.lanes * steps.length * depth).fill(Number.NaN);
  const gradients = new Float64Array(shard.lanes * steps.length * depth).fill(Number.NaN);

  for (let index = 0; index < shard.lanes; index += 1) {
    const examples = lanes.load(shard.firstLane + index);
    const chain = createChain({ activation, weights: lanes.weights, biases: lanes.biases });
    let next = 0;
    for (const { step, cost, weights, weightGradients } of descend(chain, examples, {
      ...training,
      loss: spec.loss,
    })) {
      if (step !== steps[next]) continue;
      const place = index * steps.length + next;
      next += 1;
      if (!Number.isFinite(cost)) continue;
      costs[place] = cost;
      for (let layer = 0; layer < depth; layer += 1) {
        moved[place * depth + layer] = Math.abs(weights[layer]! - chain.weights[layer]!);
        gradients[place * depth + layer] = Math.abs(weightGradients[layer]!);
      }
    }
  }
  return { kind: 'training', costs, moved, gradients };
}
