import type { LossName } from '../chain/loss.ts';
import type { MapParts } from './assembly/map-function.ts';
import { Term } from './vector/term.ts';
import type { VectorActivation } from './vector/vector-activation.ts';
import { VectorGraph } from './vector/vector-graph.ts';
import { lossDerivatives } from './vector-losses.ts';

/*
 * Forward and backward pass of a block of chains in plain float64, all layers in one call.
 */

/** One layer forward. Inputs w, h; outputs h′ = φ(w·h) and φ′(w·h). */
export function layerMap(activation: VectorActivation): MapParts {
  const graph = new VectorGraph();
  const [weight, h] = inputs(graph, 2);
  const { value, derivative } = activation(weight!.times(h!));
  return { name: 'layer', graph, inputs: 2, outputs: [value, derivative], repeats: true };
}

/** Inputs o, y; output C′(o − y). */
export function errorMap(loss: LossName): MapParts {
  const graph = new VectorGraph();
  const [output, target] = inputs(graph, 2);
  const error = lossDerivatives[loss](output!.minus(target!));
  return { name: 'error', graph, inputs: 2, outputs: [error], repeats: true };
}

/** One layer back. Inputs ∂C/∂h′, φ′, h, w; outputs ∂C/∂w and ∂C/∂h. */
export function gradientMap(): MapParts {
  const graph = new VectorGraph();
  const [error, slope, h, weight] = inputs(graph, 4);
  const bias = error!.times(slope!);
  return {
    name: 'gradient',
    graph,
    inputs: 4,
    outputs: [bias.times(h!), bias.times(weight!)],
    repeats: true,
  };
}

function inputs(graph: VectorGraph, count: number): readonly Term[] {
  return Array.from({ length: count }, (_, index) => Term.input(graph, index));
}
