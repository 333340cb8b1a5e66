import { LOG_TERMS, MINUS_2_LN_2, SINE_TERMS } from '../random/normal.ts';
import type { MapParts } from './assembly/map-function.ts';
import { horner, Term } from './vector/term.ts';
import { VectorGraph } from './vector/vector-graph.ts';

/*
 * Draws of four lanes, with the bits of `../random/draw.ts`: of two blocks of random words. The four counters and the four
 * words of both are the 32-bit integers of two vectors: words 0 and 2 of the first and the second block in one, words 1 and
 * 3 in the other.
 */

/** What the draws of a run of lanes have in common, one vector each, in the order of the maps' fixed inputs. */
export const DRAW_CONSTANTS = {
  /** The multipliers of a round, that of word 0 twice and that of word 2 twice. */
  multipliers: 0,
  /** Pair of lanes (lower half) and position of the first block; pair of lanes (upper half) and stream. */
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

/** The words of two blocks. */
interface Words {
  readonly even: Term;
  readonly odd: Term;
}

/** mean + std · z, z as in `../random/normal.ts`. @param fixed where the constants lie */
export function normalDraw(fixed: number): MapParts {
  return drawMap('normal', fixed, normalsOf);
}

/** low + (high − low) · u. @param fixed where the constants lie */
export function uniformDraw(fixed: number): MapParts {
  return drawMap('uniform', fixed, (words) => [
    unit(words, 'evenInTurns').above(0),
    unit(words, 'oddInTurns').above(0),
  ]);
}

/** The draws of the first block's two lanes, then of the second's. */
function drawMap(name: string, fixed: number, draw: (words: Words) => readonly [Term, Term]): MapParts {
  const graph = new VectorGraph();
  const { location, spread } = DRAW_CONSTANTS;
  const constant = (index: number) => Term.input(graph, 1 + index);
  const drawn = draw(philox(Term.input(graph, 0), constant));
  const outputs = drawn.map((term) => constant(location).plus(constant(spread).times(term)));
  return { name, graph, inputs: 1, fixed, outputs, together: true };
}

/** Philox4x32-10. @param places of the two blocks in their run, then 0, 0, as 32-bit integers */
function philox(places: Term, constant: (index: number) => Term): Words {
  const { multipliers, counter, upperCounter, roundKeys } = DRAW_CONSTANTS;
  let even = places.plusWords(constant(counter));
  let odd = constant(upperCounter);
  for (let round = 0; round < 10; round += 1) {
    const first = even.timesWords(constant(multipliers));
    const second = even.timesUpperWords(constant(multipliers));
    even = second.gather('oddWords', first).xor(odd.xor(constant(roundKeys + round)));
    odd = second.gather('evenWords', first);
  }
  return { even, odd };
}

/** Which words of both blocks make numbers: all of the first block, or of the second; or the same of both. */
type WordPairs = 'evenInTurns' | 'oddInTurns' | 'lowerInTurns' | 'upperInTurns';

/**
 * Two numbers in [0, 1) with 53 random bits, in parts that need no conversion: 27 bits below 2²⁵ and 26 bits below ½ stand
 * in the fractions of these two.
 */
function unit({ even, odd }: Words, which: WordPairs) {
  const large = even.shift('shiftWordsRight', 5).gather(which, even.bits(0x41800000_41800000n));
  const small = odd.shift('shiftWordsRight', 6).gather(which, odd.bits(0x3fe00000_3fe00000n));
  return {
    /** The number less another, a multiple of 2⁻²⁷. */
    above: (other: number): Term => large.minus(33554432.5 + other).plus(small),
    /** Another number less this. */
    below: (other: number): Term => large.from(33554432.5 + other).minus(small),
  };
}

function normalsOf(words: Words): readonly [Term, Term] {
  const x = unit(words, 'lowerInTurns').below(1);
  // As `exponentNear`, whose remainder is the fraction less √½.
  const shifted = x.plusInteger(x.bits(0x3ff00000_00000000n - SQRT_HALF));
  const k = shifted
    .shift('shiftRight', 52)
    .or(x.constant(TWO_52))
    .minus(TWO_52 + 1023);
  const m = shifted.and(x.bits(0x000fffff_ffffffffn)).plusInteger(x.bits(SQRT_HALF));
  const f = m.minus(1);
  const s = f.over(f.plus(2));
  const z = s.times(s);
  const squared = s.times(z.times(inHalves(z, LOG_TERMS)).minus(4)).plus(k.times(MINUS_2_LN_2));
  const radius = squared.sqrt();
  const t = unit(words, 'upperInTurns').above(0.5);
  const r = t.abs().from(0.25);
  const q = r
    .abs()
    .from(0.25)
    .or(t.and(t.bits(1n << 63n)));
  const [cosines, sines] = [r, q].map((turns) =>
    radius.times(turns.times(inHalves(turns.times(turns), SINE_TERMS))),
  );
  return [cosines!.gather('lowerHalves', sines!), cosines!.gather('upperHalves', sines!)];
}

/** √½ to 20 bits, as `exponentNear` has it. */
const SQRT_HALF = 0x3fe6a09e_00000000n;
const TWO_52 = 4503599627370496;

/** A polynomial, its even and its odd powers apart. */
function inHalves(x: Term, terms: readonly number[]): Term {
  const [even, odd] = [0, 1].map((parity) => terms.filter((_, power) => power % 2 === parity));
  const w = x.times(x);
  return horner(w, even!).plus(x.times(horner(w, odd!)));
}
