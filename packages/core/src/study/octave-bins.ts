import { log10 } from '../elementary/log2.ts';
import { BINS } from '../kernel/keys.ts';
import { exponentOf, timesPowerOfTwo } from '../magnitude/scaled.ts';

/** log₁₀ 2. */
export const LOG10_2 = 0.30102999566398119521;

/** Octaves beyond ± this are not told apart bin by bin, and less and less from each other. */
const FINE = 4096;

/** The bins that hold something, keys ascending. */
export interface FilledBins {
  readonly keys: Float64Array;
  readonly counts: Float64Array;
}

/**
 * Counts by key, octave · {@link BINS} + bin.
 *
 * Memory is taken octave by octave, as they are touched. Beyond 2^±4096 a bin spans whole octaves, 2⁻¹² of the
 * distance from 0, so that even numbers of a million digits stay within a few thousand counts.
 */
export class OctaveBins {
  /** Where an octave's bins start in the pool; −1 where there are none. */
  private directory: Int32Array = new Int32Array(0);
  /** The octave of the directory's first entry. */
  private first = 0;
  private pool: Float64Array = new Float64Array(0);
  private used = 0;
  /** Counts beyond the fine octaves, by the first key of their bin. */
  private readonly coarse = new Map<number, number>();

  add(key: number, count: number): void {
    const octave = Math.floor(key / BINS);
    if (octave < -FINE || octave >= FINE) {
      const first = coarseOctave(octave) * BINS;
      this.coarse.set(first, (this.coarse.get(first) ?? 0) + count);
      return;
    }
    const bin = this.start(octave) + (key - octave * BINS);
    this.pool[bin]! += count;
  }

  filled(): FilledBins {
    const coarse = [...this.coarse].sort(([a], [b]) => a - b);
    const keys = new Float64Array(this.used + coarse.length);
    const counts = new Float64Array(keys.length);
    let length = 0;
    const push = (key: number, count: number) => {
      if (count === 0) return;
      keys[length] = key;
      counts[length] = count;
      length += 1;
    };
    for (const [key, count] of coarse) if (key < 0) push(key, count);
    for (let index = 0; index < this.directory.length; index += 1) {
      const start = this.directory[index]!;
      if (start < 0) continue;
      const key = (this.first + index) * BINS;
      for (let bin = 0; bin < BINS; bin += 1) push(key + bin, this.pool[start + bin]!);
    }
    for (const [key, count] of coarse) if (key >= 0) push(key, count);
    return { keys: keys.slice(0, length), counts: counts.slice(0, length) };
  }

  private start(octave: number): number {
    const start = this.directory[octave - this.first];
    return start === undefined || start < 0 ? this.reserve(octave) : start;
  }

  private reserve(octave: number): number {
    this.reach(octave);
    if (this.used === this.pool.length) {
      const pool = new Float64Array(Math.max(8 * BINS, 2 * this.pool.length));
      pool.set(this.pool);
      this.pool = pool;
    }
    const start = this.used;
    this.used += BINS;
    this.directory[octave - this.first] = start;
    return start;
  }

  /** Makes the directory reach an octave; it doubles towards it, so that copies stay few. */
  private reach(octave: number): void {
    const { directory, first } = this;
    const end = first + directory.length;
    if (octave >= first && octave < end) return;
    const low = directory.length === 0 ? octave - 8 : octave < first ? octave - directory.length : first;
    const high = directory.length === 0 ? octave + 8 : octave < first ? end : octave + directory.length;
    this.directory = new Int32Array(high - low).fill(-1);
    this.directory.set(directory, directory.length === 0 ? 0 : first - low);
    this.first = low;
  }
}

/** log₁₀ of the number at a place within a bin, 0 ≤ place ≤ 1. */
export function log10In(key: number, place: number): number {
  const octave = Math.floor(key / BINS);
  if (octave < -FINE || octave >= FINE) return (octave + place * coarseWidth(octave)) * LOG10_2;
  return octave * LOG10_2 + log10(1 + (key - octave * BINS + place) / BINS);
}

/** The octaves a coarse bin spans: the power of two that is 2⁻¹² of the distance from 0. */
function coarseWidth(octave: number): number {
  return timesPowerOfTwo(1, exponentOf(octave) - 12);
}

function coarseOctave(octave: number): number {
  const width = coarseWidth(octave);
  return Math.floor(octave / width) * width;
}
