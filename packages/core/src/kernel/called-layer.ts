import type { Differentiable } from '../activation.ts';
import type { MapParts } from './assembly/map-function.ts';
import { unbalanced } from './vector/balance.ts';
import { Term } from './vector/term.ts';
import { VectorGraph } from './vector/vector-graph.ts';

/*
 * One layer of the forward pass for an activation that is code: z = w·h + b by a map, φ and φ′ called lane by lane, and a
 * map that looks at what they gave. All else of a sweep is done as for formulas.
 */

/** Inputs w, b, h; output z. The flag says that a number is not balanced: such a block is left to the scalar sweep. */
export function affineLayer(): MapParts {
  const graph = new VectorGraph();
  const [weight, bias, h] = inputs(graph, 3);
  const z = weight!.times(h!).plus(bias!);
  return { name: 'affineLayer', graph, inputs: 3, outputs: [z], flag: unbalanced(z) };
}

/** Inputs φ(z), φ′(z); no outputs. The flag says that a number is not balanced. */
export function calledLayer(): MapParts {
  const graph = new VectorGraph();
  const [value, derivative] = inputs(graph, 2);
  const flag = unbalanced(value!).or(unbalanced(derivative!));
  return { name: 'calledLayer', graph, inputs: 2, outputs: [], flag };
}

/** Calls φ and φ′ for the numbers of an array, and puts what they give into two others; either may be the first. */
export type LaneLoop = (z: Float64Array, values: Float64Array, slopes: Float64Array) => void;

const loops = new WeakMap<Differentiable, LaneLoop>();
let made = 0;

/**
 * The loop of an activation, with code of its own.
 *
 * An engine inlines a call as long as the loop around it has called one or a few functions; one loop for all would be
 * slow from the fifth activation on, and stay so. Engines share the code of equal text, so each loop's text has its
 * number. The text is ours alone: nothing of a formula, a name or a user's module gets into it. Where a content policy
 * forbids code from text, all share one loop, with the same results.
 */
export function laneLoop(activation: Differentiable): LaneLoop {
  const known = loops.get(activation) ?? makeLoop(activation);
  loops.set(activation, known);
  return known;
}

function makeLoop(activation: Differentiable): LaneLoop {
  made += 1;
  try {
    return new Function('activation', `// ${made}\nreturn ${LOOP};`)(activation) as LaneLoop;
  } catch {
    return (z, values, slopes) => {
      for (let lane = 0; lane < z.length; lane += 1) {
        const x = z[lane]!;
        values[lane] = activation.value(x);
        slopes[lane] = activation.derivative(x);
      }
    };
  }
}

const LOOP = `(z, values, slopes) => {
  for (let lane = 0; lane < z.length; lane += 1) {
    const x = z[lane];
    values[lane] = activation.value(x);
    slopes[lane] = activation.derivative(x);
  }
}`;

function inputs(graph: VectorGraph, count: number): readonly Term[] {
  return Array.from({ length: count }, (_, index) => Term.input(graph, index));
}
