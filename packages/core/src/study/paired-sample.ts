import { log2 } from '../elementary/log2.ts';
import { exponentOf, timesPowerOfTwo } from '../magnitude/scaled.ts';
import type { Shard } from './shard.ts';
import type { SweepRows } from './sweep-rows.ts';

/** Lanes 0 … 1,023 are remembered one by one, to be compared in pairs. */
export const PAIRED_LANES = 1024;

/** The ends of a chain whose gradients are remembered. */
export type ChainEnd = 'first' | 'last';

/**
 * log₂|∂C/∂w_0| and log₂|∂C/∂w_{L−1}| of some lanes, for every depth that has a row of layer 0; −∞ for zero, ∞ and NaN
 * as they are.
 */
export class PairedSample {
  /** Depths of which both are kept, ascending. */
  readonly depths: readonly number[];
  readonly lanes: number;
  /** Depth by depth, the first layer's before the last's, lane by lane. */
  readonly values: Float64Array;
  private readonly firstLane: number;
  private readonly places: ReadonlyMap<number, number>;

  constructor({ depths }: SweepRows, { firstLane, lanes }: Pick<Shard, 'firstLane' | 'lanes'>) {
    this.depths = depths.filter(({ layers }) => layers[0] === 0).map(({ depth }) => depth);
    this.places = new Map(this.depths.map((depth, index) => [depth, index]));
    this.firstLane = firstLane;
    this.lanes = Math.max(0, Math.min(PAIRED_LANES, firstLane + lanes) - firstLane);
    this.values = new Float64Array(2 * this.depths.length * this.lanes);
  }

  /** Whether the gradients of a lane are kept at a depth. */
  keeps(depth: number, lane: number): boolean {
    return lane - this.firstLane < this.lanes && this.places.has(depth);
  }

  set(depth: number, end: ChainEnd, lane: number, significand: number, exponent: number): void {
    const at = 2 * this.places.get(depth)! + (end === 'first' ? 0 : 1);
    this.values[at * this.lanes + lane - this.firstLane] = logarithm(significand, exponent);
  }
}

/** log₂|significand · 2^exponent|, whichever way the number is split. */
function logarithm(significand: number, exponent: number): number {
  if (significand === 0) return Number.NEGATIVE_INFINITY;
  if (!Number.isFinite(significand)) return Math.abs(significand);
  const octave = exponentOf(significand);
  return octave + exponent + log2(Math.abs(timesPowerOfTwo(significand, -octave)));
}
