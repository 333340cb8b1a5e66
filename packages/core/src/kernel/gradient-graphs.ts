import type { LossName } from '../chain/loss.ts';
import { Term } from './vector/term.ts';
import type { VectorActivation } from './vector/vector-activation.ts';
import { type Vector, VectorGraph } from './vector/vector-graph.ts';
import { lossDerivatives } from './vector-losses.ts';

/*
 * The steps of a gradient in plain float64, on a vector of chains.
 */

/** A step as a graph. */
export interface StepGraph {
  readonly graph: VectorGraph;
  readonly outputs: readonly Vector[];
}

/** One layer forward. Inputs w, h; outputs h′ = φ(w·h) and φ′(w·h). */
export function forwardStep(activation: VectorActivation): StepGraph {
  return step(2, ([weight, h]) => {
    const { value, derivative } = activation(weight!.times(h!));
    return [value, derivative];
  });
}

/** Inputs o, y; output C′(o − y). */
export function errorStep(loss: LossName): StepGraph {
  return step(2, ([output, target]) => [lossDerivatives[loss](output!.minus(target!))]);
}

/** One layer back. Inputs ∂C/∂h′, φ′, h, w; outputs ∂C/∂w and ∂C/∂h. */
export function backwardStep(): StepGraph {
  return step(4, ([error, slope, h, weight]) => {
    const bias = error!.times(slope!);
    return [bias.times(h!), bias.times(weight!)];
  });
}

function step(inputs: number, of: (inputs: readonly Term[]) => readonly Term[]): StepGraph {
  const graph = new VectorGraph();
  const terms = of(Array.from({ length: inputs }, (_, index) => Term.input(graph, index)));
  return { graph, outputs: terms.map(({ vector }) => vector) };
}
