import type { MapParts } from './assembly/map-function.ts';
import { countPlain } from './count-table.ts';
import { rowMap } from './sweep-maps.ts';
import { compensated } from './training-maps.ts';
import { unbalanced } from './vector/balance.ts';
import { Term } from './vector/term.ts';
import { VectorGraph } from './vector/vector-graph.ts';

/*
 * Gradients of a sweep summed over several examples of a lane, in the arithmetic of `../magnitude/scaled-sum.ts`: as long
 * as all terms are balanced, its sums are compensated sums of float64s.
 */

/**
 * Adds an example's gradients. Inputs T, Q, h, zeros at the end and after the layer, the sums of ∂C/∂w and of ∂C/∂b with
 * what they lost; outputs these four. The flag says that a gradient is not balanced.
 */
function sumGradients(): MapParts {
  const graph = new VectorGraph();
  const [t, q, h, atEnd, after, weightSum, weightLost, biasSum, biasLost] = inputs(graph, 9);
  const bias = atEnd!.eq(after!).and(t!.times(q!));
  const weight = bias.times(h!);
  const weights = compensated(weightSum!, weightLost!, weight);
  const biases = compensated(biasSum!, biasLost!, bias);
  return {
    name: 'sumGradients',
    graph,
    inputs: 9,
    outputs: [weights.sum, weights.lost, biases.sum, biases.lost],
    flag: unbalanced(weight).or(unbalanced(bias)),
  };
}

/** Counts the sums of both. Inputs the two sums, each with what it lost. */
function countSums(): MapParts {
  const graph = new VectorGraph();
  const [weightSum, weightLost, biasSum, biasLost] = inputs(graph, 4);
  return rowMap('countSums', graph, 4, [
    countPlain(weightSum!.plus(weightLost!), 0),
    countPlain(biasSum!.plus(biasLost!), 1),
  ]);
}

/** Counts slopes and factors. Inputs w, φ′. */
function countSlopes(): MapParts {
  const graph = new VectorGraph();
  const [weight, slope] = inputs(graph, 2);
  return rowMap('countSlopes', graph, 2, [countPlain(slope!, 0), countPlain(weight!.times(slope!), 1)]);
}

/** Counts weights. */
function countWeights(): MapParts {
  const graph = new VectorGraph();
  return rowMap('countWeights', graph, 1, [countPlain(Term.input(graph, 0), 0)]);
}

/** The maps of a sweep over several examples. */
export const SUM_MAPS: readonly (() => MapParts)[] = [sumGradients, countSums, countSlopes, countWeights];

function inputs(graph: VectorGraph, count: number): readonly Term[] {
  return Array.from({ length: count }, (_, index) => Term.input(graph, index));
}
