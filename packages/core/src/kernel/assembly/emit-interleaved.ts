import type { Vector, VectorGraph, VectorNode } from '../vector/vector-graph.ts';
import { type EmittedVectors, operation, type Placement } from './emit-vectors.ts';
import { getLocal, setLocal, teeLocal } from './instructions.ts';

/**
 * Code for a graph that holds the same computation several times, on other inputs: their instructions are mixed. Those
 * come first from which the way to an output is longest, equal ones one behind the other.
 *
 * The steps of one computation wait for one another, and a processor looks only some hundred instructions ahead: three
 * computations of fifty instructions, if they follow one another. Every node gets a local, which costs nothing once the
 * code is optimised.
 */
export function emitInterleaved(
  graph: VectorGraph,
  outputs: readonly Vector[],
  placement: Placement,
): EmittedVectors {
  const ways = waysToOutputs(graph, outputs);
  const order = graph.nodes
    .map((_, vector) => vector)
    .filter((vector) => ways[vector]! >= 0 && !isConstant(graph.nodes[vector]!))
    .sort((a, b) => ways[b]! - ways[a]! || a - b);
  const loaded = placement.firstLocal;
  const local = new Map(order.map((vector, index) => [vector, loaded + 1 + index]));
  const push = (vector: Vector): number[] => {
    const place = local.get(vector);
    return place === undefined ? operation(graph.nodes[vector]!, push, placement) : getLocal(place);
  };
  let constant: Vector | undefined;
  const pushLoaded = (vector: Vector): number[] => {
    if (!isConstant(graph.nodes[vector]!)) return push(vector);
    // The same instruction of the next computation finds its constant in a register.
    if (vector === constant) return getLocal(loaded);
    constant = vector;
    return [...push(vector), ...teeLocal(loaded)];
  };
  const code = order.flatMap((vector) => [
    ...operation(graph.nodes[vector]!, pushLoaded, placement),
    ...setLocal(local.get(vector)!),
  ]);
  return { code, outputs: outputs.map(push), locals: 1 + order.length };
}

function isConstant({ op }: VectorNode): boolean {
  return op === 'constant' || op === 'bits';
}

/** The cycles from each node's result to the last output that needs it; −1 where none does. */
function waysToOutputs(graph: VectorGraph, outputs: readonly Vector[]): Int32Array {
  const ways = new Int32Array(graph.nodes.length).fill(-1);
  for (const output of outputs) ways[output] = 0;
  for (let vector = graph.nodes.length - 1; vector >= 0; vector -= 1) {
    const node = graph.nodes[vector]!;
    if (ways[vector]! < 0 || !('args' in node)) continue;
    const way = ways[vector]! + latency(node);
    for (const argument of node.args) ways[argument] = Math.max(ways[argument]!, way);
  }
  return ways;
}

/** Cycles that an instruction takes, roughly: what matters is which way is longer. */
function latency({ op }: VectorNode): number {
  if (op === 'div' || op === 'sqrt') return 13;
  return op === 'add' || op === 'sub' || op === 'mul' ? 3 : 1;
}
