/** How the axis is cut into pieces, and a piece into two. */

import { type Interval, interval } from './interval.ts';

/** Bounds are stated for |z| ≤ 2⁶⁴. */
export const REACH = 18446744073709551616;

/** Where the axis is cut at first, and outermost its end: fine where activations bend, coarse in the tails. */
export const CUTS: readonly number[] = [0.0625, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 1024, 4294967296, REACH];

/** The cuts on both sides of 0, and those given, ascending and without repetition. */
export function cutAxis(more: Iterable<number>): readonly number[] {
  const cuts = new Set<number>([0]);
  for (const cut of CUTS) cuts.add(cut).add(-cut);
  for (const cut of more) if (Math.abs(cut) <= REACH) cuts.add(cut === 0 ? 0 : cut);
  return [...cuts].sort((a, b) => a - b);
}

/** The open pieces between ascending cuts. */
export function between(cuts: readonly number[]): readonly Interval[] {
  return cuts.slice(1).map((upper, i) => interval(cuts[i]!, upper));
}

/**
 * A float strictly inside an open piece, to split it at; undefined where there is none.
 *
 * A piece that spans more than two octaves is split by exponent, a narrower one in the middle: halving would take
 * 2⁶⁴ a thousand steps to bring near 2⁻¹⁰⁰⁰. A piece that reaches over 0 is split there.
 */
export function splitPoint(piece: Interval): number | undefined {
  const { lower, upper } = piece;
  if (lower < 0 && upper > 0) return 0;
  if (upper <= 0) {
    const mirrored = splitPoint(interval(-upper, -lower));
    return mirrored && -mirrored;
  }
  const middle =
    upper > 4 * lower
      ? Math.sqrt(lower === 0 ? Number.MIN_VALUE : lower) * Math.sqrt(Math.min(upper, Number.MAX_VALUE))
      : lower + (upper - lower) / 2;
  return middle > lower && middle < upper ? middle : undefined;
}
