import type { LossName } from '../chain/loss.ts';
import { Term } from './vector/term.ts';
import type { VectorActivation } from './vector/vector-activation.ts';
import { VectorGraph } from './vector/vector-graph.ts';
import { lossDerivatives } from './vector-losses.ts';

/*
 * The steps of a gradient in plain float64, each for several vectors of chains at once. What belongs to one vector stands
 * together, the inputs as the outputs.
 */

/** A graph of the same computation on several vectors. */
export interface StepGraph {
  readonly graph: VectorGraph;
  /** How many of the graph's inputs belong to a vector. */
  readonly inputs: number;
  /** By vector. */
  readonly outputs: readonly (readonly Term[])[];
}

/** One layer forward. Inputs w, h; outputs h′ = φ(w·h) and φ′(w·h). */
export function forwardStep(activation: VectorActivation, vectors: number): StepGraph {
  return step(vectors, 2, ([weight, h]) => {
    const { value, derivative } = activation(weight!.times(h!));
    return [value, derivative];
  });
}

/** Inputs o, y; output C′(o − y). */
export function errorStep(loss: LossName, vectors: number): StepGraph {
  return step(vectors, 2, ([output, target]) => [lossDerivatives[loss](output!.minus(target!))]);
}

/** One layer back. Inputs ∂C/∂h′, φ′, h, w; outputs ∂C/∂w and ∂C/∂h. */
export function backwardStep(vectors: number): StepGraph {
  return step(vectors, 4, ([error, slope, h, weight]) => {
    const bias = error!.times(slope!);
    return [bias.times(h!), bias.times(weight!)];
  });
}

function step(vectors: number, inputs: number, of: (inputs: readonly Term[]) => readonly Term[]): StepGraph {
  const graph = new VectorGraph();
  const outputs = Array.from({ length: vectors }, (_, vector) =>
    of(Array.from({ length: inputs }, (__, index) => Term.input(graph, vector * inputs + index))),
  );
  return { graph, inputs, outputs };
}
