import { backprop } from './backprop.ts';
import { type Chain, createChain, type Example } from './chain.ts';
import { type LossName, losses } from './loss.ts';

/** A gradient beside an estimate that shares no code with it. */
export interface GradientCheck {
  readonly layer: number;
  readonly parameter: 'weight' | 'bias';
  /** By backpropagation. */
  readonly gradient: number;
  /** By central differences of the cost. */
  readonly difference: number;
  /** What the difference itself may be off by: truncation, seen from halving the step, and rounding. */
  readonly uncertainty: number;
  /** |gradient − difference| ≤ uncertainty. */
  readonly agrees: boolean;
}

/**
 * Checks backpropagation against central differences of the cost, (C(w + η) − C(w − η))/2η, extrapolated once
 * (Richardson); it needs φ alone, never φ′.
 *
 * A difference cannot see a gradient smaller than its own rounding error, about 10⁻¹² of the cost: then the two
 * agree, with an uncertainty that says so. At a kink the difference is the mean of the one-sided slopes.
 */
export function checkGradient(
  chain: Chain,
  examples: readonly Example[],
  loss: LossName = 'squared-error',
): readonly GradientCheck[] {
  const checks: GradientCheck[] = [];
  for (const { layer, weight, bias } of backprop(chain, examples, loss).gradients) {
    checks.push(compare(chain, examples, loss, layer, 'weight', weight.value));
    checks.push(compare(chain, examples, loss, layer, 'bias', bias.value));
  }
  return checks;
}

function compare(
  chain: Chain,
  examples: readonly Example[],
  loss: LossName,
  layer: number,
  parameter: 'weight' | 'bias',
  gradient: number,
): GradientCheck {
  const at = parameter === 'weight' ? chain.weights[layer]! : chain.biases[layer]!;
  const step = Math.max(1, Math.abs(at)) * 0.0009765625;
  const costAt = (value: number) => plainCost(replaced(chain, layer, parameter, value), examples, loss);
  const slope = (eta: number) => (costAt(at + eta) - costAt(at - eta)) / (2 * eta);
  const wide = slope(step);
  const narrow = slope(step / 2);
  const difference = narrow + (narrow - wide) / 3;
  const rounding = (Math.abs(costAt(at)) + Number.MIN_VALUE) * chain.weights.length * 1e-15;
  const uncertainty = Math.abs(narrow - wide) + rounding / step;
  return {
    layer,
    parameter,
    gradient,
    difference,
    uncertainty,
    agrees: Math.abs(gradient - difference) <= uncertainty,
  };
}

function replaced(chain: Chain, layer: number, parameter: 'weight' | 'bias', value: number): Chain {
  const weights = Float64Array.from(chain.weights);
  const biases = Float64Array.from(chain.biases);
  (parameter === 'weight' ? weights : biases)[layer] = value;
  return createChain({ activation: chain.activations, weights, biases });
}

/** The cost by the plainest possible forward pass, so that the check shares nothing with what it checks. */
function plainCost(
  { activations, weights, biases }: Chain,
  examples: readonly Example[],
  loss: LossName,
): number {
  let cost = 0;
  for (const { x, y } of examples) {
    let h = x;
    for (let layer = 0; layer < weights.length; layer += 1) {
      h = activations[layer]!.value(weights[layer]! * h + biases[layer]!);
    }
    cost += losses[loss].cost(h - y);
  }
  return cost;
}
