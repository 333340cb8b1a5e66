import type { MapParts } from './assembly/map-function.ts';
import { unbalanced } from './vector/balance.ts';
import { log } from './vector/elementary/logarithm.ts';
import { cos } from './vector/elementary/trigonometric.ts';
import { Term } from './vector/term.ts';
import { VectorGraph } from './vector/vector-graph.ts';

/*
 * Draws of a pair of lanes, with the bits of `../random/draw.ts`. The four counters and the four words of a lane are the
 * 32-bit integers of two vectors: of the even and the odd lane, words 0 and 2 in one, words 1 and 3 in the other.
 */

/** What the draws of a run of lanes have in common, one vector each, in the order of the maps' inputs. */
export const DRAW_CONSTANTS = {
  /** The multipliers of a round, that of word 0 twice and that of word 2 twice. */
  multipliers: 0,
  /** Lane (lower half) and position of lane 0; lane (upper half) and stream. */
  counter: 1,
  upperCounter: 2,
  /** Ten vectors. */
  roundKeys: 3,
  /** Mean and standard deviation, or lower end and width. */
  location: 13,
  spread: 14,
} as const;

/** How many vectors they are. */
export const DRAW_CONSTANT_COUNT = 15;

/** Input 0 holds the places of the lanes: even, odd, 0, 0 as 32-bit integers. */
const FIRST_CONSTANT = 1;

/** mean + std · √(−2 ln(1 − u)) · cos 2πv. */
export function normalDraw(): MapParts {
  const { graph, constants, u, v } = uniforms();
  const radius = log(u().from(1)).times(-2).sqrt();
  const normal = radius.times(cos(v().times(6.283185307179586477)));
  const { location, spread } = DRAW_CONSTANTS;
  return drawMap('normal', graph, constants[location]!.plus(constants[spread]!.times(normal)));
}

/** low + (high − low) · u. */
export function uniformDraw(): MapParts {
  const { graph, constants, u } = uniforms();
  const { location, spread } = DRAW_CONSTANTS;
  return drawMap('uniform', graph, constants[location]!.plus(constants[spread]!.times(u())));
}

/** The flag says that a draw is not a balanced number. */
function drawMap(name: string, graph: VectorGraph, draw: Term): MapParts {
  const inputs = FIRST_CONSTANT + DRAW_CONSTANT_COUNT;
  return { name, graph, inputs, constantsFrom: FIRST_CONSTANT, outputs: [draw], flag: unbalanced(draw) };
}

/** The two uniform numbers of a lane, from the words of Philox4x32-10. */
function uniforms(): {
  readonly graph: VectorGraph;
  readonly constants: readonly Term[];
  readonly u: () => Term;
  readonly v: () => Term;
} {
  const graph = new VectorGraph();
  const constants = Array.from({ length: DRAW_CONSTANT_COUNT }, (_, index) =>
    Term.input(graph, FIRST_CONSTANT + index),
  );
  const { multipliers, counter, upperCounter, roundKeys } = DRAW_CONSTANTS;
  let even = Term.input(graph, 0).plusWords(constants[counter]!);
  let odd = constants[upperCounter]!;
  for (let round = 0; round < 10; round += 1) {
    const first = even.timesWords(constants[multipliers]!);
    const second = even.timesUpperWords(constants[multipliers]!);
    even = second
      .gather('oddWords', first)
      .xor(odd)
      .xor(constants[roundKeys + round]!);
    odd = second.gather('evenWords', first);
  }
  return {
    graph,
    constants,
    u: () => unit(even, odd),
    v: () => unit(even.gather('upperWords', even), odd.gather('upperWords', odd)),
  };
}

/** Numbers in [0, 1) with 53 random bits, from the two lower integers of each vector. */
function unit(high: Term, low: Term): Term {
  return high
    .shift('shiftWordsRight', 5)
    .toFloats()
    .times(67108864)
    .plus(low.shift('shiftWordsRight', 6).toFloats())
    .times(1.1102230246251565404e-16);
}
