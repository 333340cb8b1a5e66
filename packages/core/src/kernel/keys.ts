import { exponentOf, timesPowerOfTwo } from '../magnitude/scaled.ts';

/** Bins an octave: seven bits of the fraction. The widest, at the octave's start, spans 0.0034 decades. */
export const BINS = 128;

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
  const width = timesPowerOfTwo(1, Math.max(7, exponentOf(key) - 12));
  return { first: Math.floor(key / width) * width, width };
}
