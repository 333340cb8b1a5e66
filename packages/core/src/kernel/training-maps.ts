import type { LossName } from '../chain/loss.ts';
import type { MapParts } from './assembly/map-function.ts';
import { unbalanced } from './vector/balance.ts';
import { Term } from './vector/term.ts';
import type { VectorActivation } from './vector/vector-activation.ts';
import { VectorGraph } from './vector/vector-graph.ts';
import { lossCosts, lossDerivatives } from './vector-losses.ts';

/*
 * Gradient descent on a block of lanes, in the arithmetic of `../chain/backprop.ts`: as long as all numbers are
 * balanced, its scaled products are plain ones, and its sums are compensated here as there. A lane that leaves the
 * balanced numbers is marked, and done again by the scalar path.
 */

/** Input x; output h of the first layer. */
export function copyInputs(): MapParts {
  const graph = new VectorGraph();
  return { name: 'copyInputs', graph, inputs: 1, outputs: inputs(graph, 1) };
}

/** Inputs w, b, h, marks; outputs h′, s, marks. */
export function trainingLayer(activation: VectorActivation): MapParts {
  const graph = new VectorGraph();
  const [weight, bias, h, marks] = inputs(graph, 4);
  const z = weight!.times(h!).plus(bias!);
  const { value, derivative, beyond } = activation(z);
  const strange = outside(weight!).or(outside(z)).or(outside(value)).or(outside(derivative));
  return {
    name: 'trainingLayer',
    graph,
    inputs: 4,
    outputs: [value, derivative, marks!.or(beyond === undefined ? strange : strange.or(beyond))],
    repeats: true,
  };
}

/** Inputs o, y, the cost so far; outputs C′(o − y), the cost with C(o − y). */
export function trainingError(loss: LossName): MapParts {
  const graph = new VectorGraph();
  const [output, target, cost] = inputs(graph, 3);
  const residual = output!.minus(target!);
  return {
    name: 'trainingError',
    graph,
    inputs: 3,
    outputs: [lossDerivatives[loss](residual), cost!.plus(lossCosts[loss](residual))],
  };
}

/**
 * One layer of the way back. Inputs e = ∂C/∂h′, s, h, w, the sums of ∂C/∂w and ∂C/∂b with what they lost, marks;
 * outputs ∂C/∂h, the sums and what they lost, marks.
 */
export function backwardLayer(): MapParts {
  const graph = new VectorGraph();
  const [error, s, h, weight, weightSum, weightLost, biasSum, biasLost, marks] = inputs(graph, 9);
  const bias = error!.times(s!);
  const gradient = bias.times(h!);
  const next = bias.times(weight!);
  const weights = compensated(weightSum!, weightLost!, gradient);
  const biases = compensated(biasSum!, biasLost!, bias);
  const strange = [bias, gradient, next, weights.sum, biases.sum].map(outside);
  return {
    name: 'backwardLayer',
    graph,
    inputs: 9,
    outputs: [
      next,
      weights.sum,
      weights.lost,
      biases.sum,
      biases.lost,
      strange.reduce((all, mask) => all.or(mask), marks!),
    ],
    repeats: true,
  };
}

/** w ← w − ε·(sum + lost). Inputs w, sum, lost, ε. */
export function update(): MapParts {
  const graph = new VectorGraph();
  const [weight, sum, lost, rate] = inputs(graph, 4);
  return { name: 'update', graph, inputs: 4, outputs: [weight!.minus(rate!.times(sum!.plus(lost!)))] };
}

/** Neumaier's sum, as `ScaledSums` adds; a term of 0 leaves it as it is. */
export function compensated(sum: Term, lost: Term, term: Term): { readonly sum: Term; readonly lost: Term } {
  const after = sum.plus(term);
  const larger = sum.abs().ge(term.abs());
  const error = larger.pick(sum.minus(after).plus(term), term.minus(after).plus(sum));
  return { sum: after, lost: lost.plus(error) };
}

/** Not a balanced number: too small, too large, infinite or NaN. */
function outside(x: Term): Term {
  return unbalanced(x).or(x.ne(x));
}

function inputs(graph: VectorGraph, count: number): readonly Term[] {
  return Array.from({ length: count }, (_, index) => Term.input(graph, index));
}
