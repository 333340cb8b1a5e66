import { createChain } from '../chain/chain.ts';
import { descend } from '../chain/descent.ts';
import { trainByKernel } from './kernel-training.ts';
import { Lanes } from './lane.ts';
import { recordedSteps } from './recorded-steps.ts';
import type { Shard } from './shard.ts';
import type { Study } from './study.ts';
import { emptyTraces, type TrainingTraces } from './training-traces.ts';

/**
 * Trains a run of lanes of one cell by gradient descent: all at once through the kernel, where there is one, and those
 * that it declines one by one. Both give the same bits.
 */
export function runTrainingShard(study: Study, shard: Shard): TrainingTraces {
  const result = emptyTraces(study.spec.training!, shard.lanes);
  const declined = trainByKernel(study, shard, result);
  for (const lane of declined) trainByScalars(study, shard, lane, result);
  return result;
}

/** Trains one lane, by its place in the shard. */
function trainByScalars(
  { spec, ...study }: Study,
  shard: Shard,
  index: number,
  traces: TrainingTraces,
): void {
  const training = spec.training!;
  const { depth } = training;
  const steps = recordedSteps(training);
  const lanes = new Lanes({ spec, ...study }, spec.weights[shard.weights]!, depth);
  const examples = lanes.load(shard.firstLane + index);
  const activation = study.activations[shard.activation]!;
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
    traces.costs[place] = cost;
    for (let layer = 0; layer < depth; layer += 1) {
      traces.moved[place * depth + layer] = Math.abs(weights[layer]! - chain.weights[layer]!);
      traces.gradients[place * depth + layer] = Math.abs(weightGradients[layer]!);
    }
  }
}
