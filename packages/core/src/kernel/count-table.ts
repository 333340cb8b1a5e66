import type { Count, Reduction } from './assembly/map-function.ts';
import { BINS, FINE_KEYS, KEY_SHIFT } from './keys.ts';
import type { ScaledTerm } from './vector/balance.ts';
import { octaveOf } from './vector/elementary/binary.ts';
import type { Term } from './vector/term.ts';

/*
 * Tables of 32-bit counts in a kernel's memory, in which a row at a time is counted; as many tables as a map counts
 * numbers. The first four bins of a table hold no key; the first of them takes the zeros of scaled numbers. Then there is
 * a bin for every fine key, and one for every octave, for numbers beyond the fine keys.
 */

/** Octaves up to this have a bin. */
export const FAR_OCTAVES = 524_288;

/** Where the first table starts, how many there are, and the bins without a key. */
const START = 16;
const TABLES = 3;
const SPARE = 4;
const TABLE_BYTES: number = 4 * (SPARE + 2 * FINE_KEYS + 2 * FAR_OCTAVES);

/** The first address behind the tables. */
export const TABLES_END: number = START + TABLES * TABLE_BYTES;

/** The address of the bin of a fine key in a table. */
export function binAddress(key: number, table: number): number {
  return START + table * TABLE_BYTES + 4 * (SPARE + FINE_KEYS + key);
}

/** The address of the bin of an octave. */
export function octaveAddress(octave: number, table: number): number {
  return binAddress(FINE_KEYS + FAR_OCTAVES + octave, table);
}

/** The key of a plain number is the upper half of its bits, without the sign, less this. */
export const PLAIN_BIAS: number = 1023 * BINS;

/** Of octave and bin, times 4. */
const PLAIN_ADDRESSES: bigint = BigInt(4 * (2048 * BINS - 1));

/** The key under which zeros are counted: a bin without a key, or one that no other plain number has. */
export const ZERO_KEYS: Readonly<Record<Representation, number>> = {
  scaled: -FINE_KEYS - SPARE,
  far: -FINE_KEYS - SPARE,
  plain: -PLAIN_BIAS,
  shifted: -PLAIN_BIAS,
};

/**
 * How a number comes: as a float64; with an exponent beside it, though a float64 could hold it, into which it is made; with
 * an exponent that says how far it may be.
 */
export type Representation = 'plain' | 'shifted' | 'scaled' | 'far';

/** 2⁵²: added to an integer, it puts it into the low bits. */
const INTEGER = 4503599627370496;

/** How a number of a row is counted, and what runs along: product of fractions, least and greatest. */
export interface Counting {
  readonly count: Count;
  readonly reductions: readonly Reduction[];
}

/**
 * Counting of float64s: zeros, or numbers within 2^±1022. The extremes are of their sizes.
 *
 * @param isZero of what is left out of the extremes; by default of what is 0
 */
export function countPlain(x: Term, table: number, isZero: Term = x.abs().eq(0)): Counting {
  const size = x.abs();
  // Four bytes a bin.
  const address = size.shift('shiftRight', KEY_SHIFT - 2).and(size.bits(PLAIN_ADDRESSES));
  return {
    count: { term: address, words: [0, 2], base: binAddress(-PLAIN_BIAS, table) },
    reductions: [
      { op: 'mul', term: fractionOf(size) },
      // A mask is NaN, which is no less than anything.
      { op: 'pmin', term: size.or(isZero) },
      { op: 'pmax', term: size },
    ],
  };
}

/**
 * Counting of scaled numbers, whose keys are fine, or whose octaves have a bin: significands are 0 or within 2^±1022. The
 * extremes are of octave + fraction − 1.
 */
export function countScaled(
  { significand, exponent }: ScaledTerm,
  table: number,
  representation: 'scaled' | 'far' = 'scaled',
): Counting {
  const size = significand.abs();
  const isZero = size.eq(0);
  const fineBin = size
    .shift('shiftRight', KEY_SHIFT)
    .or(size.constant(INTEGER))
    .minus(INTEGER + PLAIN_BIAS - FINE_KEYS - SPARE)
    .plus(exponent.times(BINS));
  const octave = octaveOf(size).plus(exponent);
  const isFine = octave.ge(-FINE_KEYS / BINS).and(octave.lt(FINE_KEYS / BINS));
  const octaveBin = octave.plus(SPARE + 2 * FINE_KEYS + FAR_OCTAVES);
  const bin = representation === 'far' ? isFine.pick(fineBin, octaveBin) : fineBin;
  const fraction = fractionOf(size);
  const place = octave.plus(fraction.minus(1)).or(isZero);
  return {
    count: {
      term: isZero.pick(0, bin).times(4).plus(INTEGER),
      words: [0, 2],
      base: binAddress(-FINE_KEYS - SPARE, table),
    },
    reductions: [
      { op: 'mul', term: fraction },
      { op: 'pmin', term: place },
      { op: 'pmax', term: place },
    ],
  };
}

/** The fraction of a size, in [1, 2); 1 for 0. */
function fractionOf(size: Term): Term {
  return size.and(size.bits(0x000fffffffffffffn)).or(size.constant(1));
}
