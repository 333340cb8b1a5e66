import { BINS } from '../keys.ts';
import { ADD, addTo, getLocal, loadVector, repeat, setLocal, simd } from './instructions.ts';
import type { Code, FunctionParts } from './module-writer.ts';

const [OCTAVES, SOURCE, TOTALS, SUM] = [0, 1, 2, 3] as const;

/** Of an octave's counts. */
const VECTORS = BINS / 4;
const ADD_WORDS = simd(0xae);
const extract = (word: number) => [...getLocal(SUM), ...simd(0x1b), word];
const STORE = [0x36, 2, 0];

/**
 * Adds up the 32-bit counts of octaves, one behind the other.
 *
 * Parameters: how many octaves (at least one), where their counts are, where to put the sums.
 */
export function octaveTotalsFunction(name: string): FunctionParts {
  const code = repeat(OCTAVES, [
    ...[...sum(0, VECTORS), ...setLocal(SUM), ...getLocal(TOTALS)],
    ...[...extract(0), ...extract(1), ADD, ...extract(2), ADD, ...extract(3), ADD, ...STORE],
    ...[...addTo(SOURCE, 16 * VECTORS), ...addTo(TOTALS, 4)],
  ]);
  return { name, parameters: 3, returns: false, i32Locals: 0, v128Locals: 1, code };
}

/** Halves added to halves, which wait for one another less than one sum does. */
function sum(from: number, count: number): Code {
  if (count === 1) return loadVector(SOURCE, 16 * from);
  const half = count / 2;
  return [sum(from, half), sum(from + half, half), ADD_WORDS];
}
