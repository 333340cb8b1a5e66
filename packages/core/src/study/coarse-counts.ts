import { BINS, binOf } from '../kernel/keys.ts';
import type { CoarseBins } from './histogram.ts';

/** Bins of keys beyond the fine ones, of the rows that have any. */
export class CoarseCounts {
  private readonly rows = new Map<number, Map<number, number>>();

  /** Adds to the bin of an octave; a negative number takes from it. */
  add(row: number, octave: number, times: number): void {
    const bins = this.rows.get(row) ?? new Map<number, number>();
    this.rows.set(row, bins);
    const { first } = binOf(octave * BINS);
    bins.set(first, (bins.get(first) ?? 0) + times);
  }

  has(row: number): boolean {
    return this.rows.has(row);
  }

  /** What a row's bins hold, keys ascending. */
  binsOf(row: number): CoarseBins {
    const bins = this.rows.get(row);
    if (bins === undefined) return NONE;
    const sorted = [...bins].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
    return {
      keys: Float64Array.from(sorted, ([key]) => key),
      counts: Float64Array.from(sorted, ([, count]) => count),
    };
  }
}

const NONE: CoarseBins = { keys: new Float64Array(0), counts: new Float64Array(0) };
