import type { Vector, VectorGraph, VectorNode } from '../vector/vector-graph.ts';
import type { ConstantPool } from './constant-pool.ts';
import { emitNode } from './emit-node.ts';
import { getLocal, setLocal, teeLocal } from './instructions.ts';
import type { Code } from './module-writer.ts';

/** Where the inputs of several copies of a computation stand, and where they may put what they compute. */
export interface CopiesPlacement {
  readonly copies: number;
  /** Code that pushes an input of a copy. */
  readonly input: (index: number, copy: number) => Code;
  /** The first v128 local free for use; as many as {@link EmittedCopies.locals} are taken. */
  readonly firstLocal: number;
  readonly pool: ConstantPool;
}

/** The code of all copies, in the order in which it must run. */
export interface EmittedCopies {
  readonly code: Code;
  /** Pushes an output of a copy. */
  readonly output: (index: number, copy: number) => Code;
  readonly locals: number;
}

/**
 * Code that does the same computation on several inputs at once, instruction by instruction. Those come first from which
 * the way to an output is longest.
 *
 * The steps of one computation wait for one another, and a processor looks only some hundred instructions ahead: two or
 * three computations of fifty instructions, if they follow one another. Every node gets a local, which costs nothing once
 * the code is optimised.
 */
export function emitCopies(
  graph: VectorGraph,
  outputs: readonly Vector[],
  { copies, input, firstLocal, pool }: CopiesPlacement,
): EmittedCopies {
  const atUse = usedOnce(graph, outputs, copies);
  const order = byWay(graph, outputs).filter((vector) => !atUse.has(vector));
  const loaded = firstLocal;
  const places = new Map(order.map((vector, index) => [vector, firstLocal + 1 + copies * index]));
  const emit = (vector: Vector, copy: number, constant: (vector: Vector) => Code): Code =>
    emitNode(graph.nodes[vector]!, {
      input: (index) => input(index, copy),
      push: (argument) => {
        if (atUse.has(argument)) return emit(argument, copy, constant);
        const place = places.get(argument);
        return place === undefined ? constant(argument) : getLocal(place + copy);
      },
      pool,
    });
  const load = (vector: Vector): Code => emit(vector, 0, load);
  const code = order.map((vector) => {
    let known: Vector | undefined;
    const constant = (argument: Vector): Code => {
      // The next copy finds it in a register.
      if (argument === known) return getLocal(loaded);
      if (copies === 1) return load(argument);
      known = argument;
      return [load(argument), teeLocal(loaded)];
    };
    return Array.from({ length: copies }, (_, copy) => [
      emit(vector, copy, constant),
      setLocal(places.get(vector)! + copy),
    ]);
  });
  const output = (index: number, copy: number) => {
    const place = places.get(outputs[index]!);
    return place === undefined ? load(outputs[index]!) : getLocal(place + copy);
  };
  return { code, output, locals: 1 + copies * order.length };
}

/** What is to be computed, that before its like from which the way to an output is longer. */
function byWay(graph: VectorGraph, outputs: readonly Vector[]): readonly Vector[] {
  const ways = waysToOutputs(graph, outputs);
  return graph.nodes
    .map((_, vector) => vector)
    .filter((vector) => ways[vector]! >= 0 && !isConstant(graph.nodes[vector]!))
    .sort((a, b) => ways[b]! - ways[a]! || a - b);
}

/**
 * What stands where the one instruction is that takes it: inputs, which would only fill a register before; of a single copy
 * all, which makes the code shorter.
 */
function usedOnce(graph: VectorGraph, outputs: readonly Vector[], copies: number): ReadonlySet<Vector> {
  const [once, more] = [new Set<Vector>(), new Set(outputs)];
  for (const node of graph.nodes) {
    if (!('args' in node)) continue;
    for (const argument of node.args) {
      const { op } = graph.nodes[argument]!;
      if (copies === 1 ? !isConstant(graph.nodes[argument]!) : op === 'input')
        (once.has(argument) ? more : once).add(argument);
    }
  }
  return new Set([...once].filter((vector) => !more.has(vector)));
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
