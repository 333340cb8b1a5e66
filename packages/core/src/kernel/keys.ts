import { exponentOf, timesPowerOfTwo } from '../magnitude/scaled.ts';

/** Bits of the fraction that tell a number's bin. */
export const BIN_BITS = 6;

/** Bins an octave. The widest, at the octave's start, spans 0.0068 decades. */
export const BINS: number = 2 ** BIN_BITS;

/** How far the bits of a float64 are shifted for its octave and bin: 52 bits of the fraction, less those of the bin. */
export const KEY_SHIFT: number = 52 - BIN_BITS;

/** Keys (octave · BINS + bin) beyond this, of numbers beyond 2^±4096, share bins. */
export const FINE_KEYS: number = 4096 * BINS;

/** Whether a key has a bin of its own. */
export function isFineKey(key: number): boolean {
  return key >= -FINE_KEYS && key < FINE_KEYS;
}

/**
 * The bin of a key beyond the fine ones: it spans whole octaves, 2⁻¹² of the distance from 0, so that even numbers of
 * a million digits stay within a few thousand bins.
 */
export function binOf(key: number): { readonly first: number; readonly width: number } {
  const width = timesPowerOfTwo(1, Math.max(BIN_BITS, exponentOf(key) - 12));
  return { first: Math.floor(key / width) * width, width };
}
