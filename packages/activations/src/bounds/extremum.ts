/** The supremum and infimum of a curve, with the words for where they lie. */

import type { Extremum } from '@chainrule/core';
import { climb } from './climb.ts';
import { type Box, type Curve, explore, type Sample, sampleAt, tail } from './curve.ts';
import { contains, type Interval, intersect, isEmpty, midpoint, point } from './interval.ts';
import { between, cutAxis, REACH, splitPoint } from './pieces.ts';
import { type Direction, DOWNWARD, type Found, search, UPWARD } from './search.ts';

/** The two extrema of a curve over |z| ≤ 2⁶⁴. */
export interface Extrema {
  readonly supremum: Extremum;
  readonly infimum: Extremum;
}

/** Finds both extrema; `cuts` are points the axis is to be cut at, where branches meet. Proved, see {@link search}. */
export function extrema(curve: Curve, cuts: readonly number[]): Extrema {
  const axis = cutAxis(cuts);
  const pieces = between(axis);
  const special = new Set(cuts);
  const inner = pieces.filter((piece) => special.has(piece.lower) || special.has(piece.upper));
  const candidates = [...tidy(axis, special), ...inner.flatMap((piece) => splitPoint(piece) ?? [])];
  const samples = candidates.map((z) => sampleAt(curve, z));
  const boxes = pieces.map((piece) => explore(curve, piece));
  return {
    supremum: extremum(curve, UPWARD, samples, boxes),
    infimum: extremum(curve, DOWNWARD, samples, boxes),
  };
}

/** Of equal values the first wins: 0, a threshold, ±1, ±2 …, and only then what lies between. */
function tidy(axis: readonly number[], special: ReadonlySet<number>): readonly number[] {
  const rank = (z: number) => (z === 0 ? 0 : special.has(z) ? 1 : Math.abs(z) >= 1 ? 2 : 3);
  return [...axis].sort((a, b) => rank(a) - rank(b) || Math.abs(a) - Math.abs(b) || b - a);
}

function extremum(
  curve: Curve,
  direction: Direction,
  samples: readonly Sample[],
  boxes: readonly Box[],
): Extremum {
  const { below } = direction;
  const climbed = climb(curve, direction, bestOf(samples, direction));
  const found = search(curve, direction, [...samples, ...climbed], boxes);
  const { best } = found;
  if (best === undefined) return { ...UNKNOWN };
  const end = endApproached(curve, direction, found, best);
  if (end !== undefined) {
    const ceiling = beyond(curve, end, found.above, direction);
    return stated(direction, below(best.value), ceiling, {
      at: end * Number.POSITIVE_INFINITY,
      attained: false,
    });
  }
  return stated(direction, below(best.value), found.above, place(curve, direction, found, best));
}

/** Of a formula that is nowhere defined. */
const UNKNOWN: Extremum = {
  lower: Number.NEGATIVE_INFINITY,
  upper: Number.POSITIVE_INFINITY,
  at: 0,
  attained: false,
  certified: true,
};

type Place = Pick<Extremum, 'at' | 'attained' | 'side'>;

function stated(direction: Direction, below: number, above: number, where: Place): Extremum {
  const [lower, upper] = direction === UPWARD ? [below, above] : [-above, -below];
  return { lower: lower + 0, upper: upper + 0, ...where, certified: true };
}

function bestOf(samples: readonly Sample[], { below }: Direction): Sample | undefined {
  const defined = samples.filter(({ value }) => !isEmpty(value));
  return defined.reduce<Sample | undefined>(
    (best, sample) => (best === undefined || below(sample.value) > below(best.value) ? sample : best),
    undefined,
  );
}

/** Where the best value is taken, or from which side of a jump it is approached. */
function place(curve: Curve, direction: Direction, found: Found, best: Sample): Place {
  const { above, below } = direction;
  if (found.above === Number.POSITIVE_INFINITY) {
    return pole(curve, direction, found) ?? { at: best.at, attained: false };
  }
  const here = sampleAt(curve, best.at);
  if (best.side !== undefined && isEmpty(intersect(here.value, best.value))) {
    return { at: best.at, attained: false, side: best.side };
  }
  const floor = below(best.value);
  if (floor === found.above) return { at: best.at, attained: true };
  // About its maximum a curve is flat, and its value tells the place to half the digits only; the derivative tells
  // the rest. Of several such places the one nearest to 0 is taken.
  const there = point(best.at);
  const isStationary = contains(curve.derivative(there, there), 0);
  const hopeful = found.boxes.filter(
    (box) =>
      box.samples.length > 0 &&
      above(box.range) >= floor &&
      (!isStationary || distance(box) < Math.abs(best.at)),
  );
  hopeful.sort((a, b) => distance(a) - distance(b) || b.piece.lower - a.piece.lower);
  for (const { samples } of hopeful.slice(0, 4)) {
    for (const { at, value } of climb(curve, direction, samples[0])) {
      if (below(value) >= floor - 1e-12 * Math.abs(floor) && !isEmpty(value)) return { at, attained: true };
    }
  }
  return { at: best.at, attained: true };
}

function distance({ piece }: Box): number {
  return Math.min(Math.abs(piece.lower), Math.abs(piece.upper));
}

/** The end of a piece at which the curve runs off to infinity, one at which it has no value before all others. */
function pole(curve: Curve, { above }: Direction, { boxes }: Found): Place | undefined {
  const ends = boxes
    .filter(({ range }) => above(range) === Number.POSITIVE_INFINITY)
    .flatMap(({ piece }) => [
      { piece, at: piece.lower, side: 'right' as const },
      { piece, at: piece.upper, side: 'left' as const },
    ])
    .filter(({ piece, at }) => above(curve.f(point(at), piece)) === Number.POSITIVE_INFINITY)
    .sort((a, b) => Math.abs(a.at) - Math.abs(b.at));
  const end = ends.find(({ at }) => isEmpty(sampleAt(curve, at).value)) ?? ends[0];
  return end && { at: end.at, attained: false, side: end.side };
}

/**
 * +1 or −1 where the extremum is approached towards that end of the axis: the outermost piece is still in the
 * running, and the curve is proved to rise towards its end.
 */
function endApproached(curve: Curve, direction: Direction, found: Found, best: Sample): 1 | -1 | undefined {
  const { above, below } = direction;
  const floor = below(best.value);
  const atEnd = Math.abs(best.at) === REACH;
  if (floor === found.above && !atEnd) return undefined;
  const up = direction === UPWARD;
  const ends = ([1, -1] as const).filter((end) => {
    const outermost = found.boxes.find(({ piece }) =>
      end > 0 ? piece.upper === REACH : piece.lower === -REACH,
    );
    if (outermost === undefined || above(outermost.range) < floor) return false;
    if (best.at === end * REACH && outermost.trend !== 'level') return true;
    // Where float64 ends before 2⁶⁴ does, all there is to see is that the value out there is too large for it.
    const { value } = sampleAt(curve, end * REACH);
    const isHigher = isEmpty(value) || below(value) >= floor;
    if (found.above === Number.POSITIVE_INFINITY && isHigher) return true;
    return outermost.trend === (up === end > 0 ? 'rises' : 'falls');
  });
  return ends.find((end) => best.at === end * REACH) ?? ends[0];
}

/**
 * The bound with what lies beyond 2⁶⁴ taken in, where the curve has not come to rest at 2⁶⁴: a limit of 0 that it
 * still tends to, or ∞ where it grows without end. What it proves for |z| ≤ 2⁶⁴ stays true.
 */
function beyond(curve: Curve, end: 1 | -1, ceiling: number, { above }: Direction): number {
  const last = midpoint(sampleAt(curve, end * REACH).value);
  const before = midpoint(sampleAt(curve, (end * REACH) / 2).value);
  const atRest = Math.abs(last - before) <= 1e-12 * Math.abs(last);
  const rest: Interval = tail(curve, end * REACH);
  if (atRest || isEmpty(rest)) return ceiling;
  return Math.max(ceiling, above(rest));
}
