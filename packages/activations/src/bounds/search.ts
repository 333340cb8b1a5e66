/** Branch and bound: the largest value of a curve, from both sides. */

import { type Box, type Curve, explore, type Sample, sampleAt } from './curve.ts';
import { type Interval, interval, isEmpty } from './interval.ts';
import { splitPoint } from './pieces.ts';

/** Which extremum is looked for: as numbers to be made large. */
export interface Direction {
  /** No value of the interval is above this. */
  readonly above: (a: Interval) => number;
  /** No value of the interval is below this. */
  readonly below: (a: Interval) => number;
}

/** The supremum. */
export const UPWARD: Direction = { above: (a) => a.upper, below: (a) => a.lower };

/** The infimum, as the supremum of −f. */
export const DOWNWARD: Direction = { above: (a) => -a.lower, below: (a) => -a.upper };

/** The outcome: best.below ≤ extremum ≤ above, in the direction's numbers. */
export interface Found {
  readonly above: number;
  readonly best: Sample | undefined;
  /** The pieces the axis ended up in. */
  readonly boxes: readonly Box[];
}

/** Enough for a rational function with a tail of 64 octaves on both sides. */
const BUDGET = 20000;

/** Where the search stops: closer is not asked for, and below this absolute gap all is underflow. */
const RELATIVE_GAP = 1e-15;
const ABSOLUTE_GAP = 1e-300;

/** A value found beyond this leaves no doubt that f has no bound, or none that float64 can tell. */
const ENDLESS = 1e300;

/**
 * Splits the most promising box until none promises more than the best value in hand, or rounding, or the budget,
 * lets nothing more be gained. The result is proved in any case; the budget only decides how narrow it is.
 */
export function search(
  curve: Curve,
  direction: Direction,
  samples: readonly Sample[],
  start: readonly Box[],
): Found {
  const { above, below } = direction;
  let best: Sample | undefined;
  let ceiling = Number.NEGATIVE_INFINITY;
  const take = (sample: Sample) => {
    if (isEmpty(sample.value)) return;
    if (best === undefined || below(sample.value) > below(best.value)) best = sample;
    // A one-sided limit is no value of f; that it bounds f nearby is in the range of its box.
    if (sample.side === undefined) ceiling = Math.max(ceiling, above(sample.value));
  };
  const heap: Box[] = [];
  const add = (box: Box) => {
    for (const sample of box.samples) take(sample);
    if (!isEmpty(box.range)) push(heap, box, direction);
  };
  for (const sample of samples) take(sample);
  for (const box of start) add(box);

  for (let looked = start.length; heap.length > 0 && looked < BUDGET; looked += 2) {
    const top = heap[0]!;
    const promise = above(top.range);
    const floor = best === undefined ? Number.NEGATIVE_INFINITY : below(best.value);
    if (floor >= ENDLESS || promise - floor <= Math.max(RELATIVE_GAP * Math.abs(floor), ABSOLUTE_GAP)) break;
    const middle = top.exhausted ? undefined : splitPoint(top.piece);
    if (middle === undefined || promise <= ceiling) break;
    pop(heap, direction);
    if (top.samples.length === 0) take(sampleAt(curve, middle));
    add(explore(curve, interval(top.piece.lower, middle)));
    add(explore(curve, interval(middle, top.piece.upper)));
  }
  return { above: heap.length > 0 ? Math.max(ceiling, above(heap[0]!.range)) : ceiling, best, boxes: heap };
}

/** Adds to a binary heap whose first box promises most. */
function push(heap: Box[], box: Box, { above }: Direction): void {
  let i = heap.length;
  heap.push(box);
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (above(heap[parent]!.range) >= above(box.range)) break;
    heap[i] = heap[parent]!;
    i = parent;
  }
  heap[i] = box;
}

/** Removes the first box. */
function pop(heap: Box[], { above }: Direction): void {
  const last = heap.pop()!;
  if (heap.length === 0) return;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && above(heap[child + 1]!.range) > above(heap[child]!.range)) child += 1;
    if (above(last.range) >= above(heap[child]!.range)) break;
    heap[i] = heap[child]!;
    i = child;
  }
  heap[i] = last;
}
