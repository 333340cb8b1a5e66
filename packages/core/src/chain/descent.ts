import { toNumber } from '../magnitude/scaled.ts';
import { BackwardPass } from './backprop.ts';
import type { Chain, Example } from './chain.ts';
import { type LossName, losses } from './loss.ts';

/** How long and how fast to descend. */
export interface DescentOptions {
  readonly steps: number;
  /** ε. */
  readonly learningRate: number;
  readonly loss?: LossName;
}

/** The chain after `step` updates: its cost, and the gradients that the next update takes. */
export interface DescentStep {
  readonly step: number;
  readonly cost: number;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
  /** ∂C/∂w_l, length L; 0 where it underflows float64. */
  readonly weightGradients: Float64Array;
  /** ∂C/∂b_l, length L. */
  readonly biasGradients: Float64Array;
}

/**
 * Gradient descent on the whole data, w ← w − ε ∂C/∂w and b ← b − ε ∂C/∂b, as a trace of `steps` + 1 entries, the
 * start first.
 *
 * A run whose cost or weights leave the finite numbers has diverged; the trace then ends with the step where they
 * did. Lazy: a caller that wants fewer steps stops asking. Each entry owns its arrays.
 */
export function* descend(
  chain: Chain,
  examples: readonly Example[],
  { steps, learningRate, loss = 'squared-error' }: DescentOptions,
): Generator<DescentStep> {
  const weights = Float64Array.from(chain.weights);
  const biases = Float64Array.from(chain.biases);
  const pass = new BackwardPass(chain);
  for (let step = 0; step <= steps; step += 1) {
    pass.clear();
    for (const example of examples) pass.add({ weights, biases }, example, losses[loss]);
    const weightGradients = weights.map((_, layer) => toNumber(pass.weights.at(layer)));
    const biasGradients = biases.map((_, layer) => toNumber(pass.biases.at(layer)));
    yield {
      step,
      cost: pass.cost,
      weights: weights.slice(),
      biases: biases.slice(),
      weightGradients,
      biasGradients,
    };
    let finite = Number.isFinite(pass.cost);
    for (let layer = 0; layer < weights.length; layer += 1) {
      weights[layer]! -= learningRate * weightGradients[layer]!;
      biases[layer]! -= learningRate * biasGradients[layer]!;
      finite &&= Number.isFinite(weights[layer]) && Number.isFinite(biases[layer]);
    }
    if (!finite) return;
  }
}
