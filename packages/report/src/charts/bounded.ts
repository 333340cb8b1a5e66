import { counted, ratio } from '../text/numbers.ts';
import { extent } from './axes.ts';

/** From the least to the greatest of what one activation has on an axis; NaN where it has nothing. */
export type Ends = readonly [low: number, high: number];

/** A range to draw in, and what of it stands beyond. */
export interface Bounded {
  readonly frame: [number, number];
  /** How many activations reach beyond the range. */
  readonly beyond: number;
  /** The least and the greatest of all. */
  readonly all: Ends;
}

/** How many interquartile ranges from the quartiles an activation is far out (Tukey, Exploratory Data Analysis, 2D). */
const FAR_OUT = 3;

/** Of fewer activations none is far out: the others do not say where it should be. */
const FEWEST = 5;

/** An axis is bounded only where that makes it this many times shorter, unless a chart asks for more. */
const WORTH_IT = 2;

/**
 * The range of an axis that a few far-out activations do not stretch for all the others: up to the greatest end that
 * is at most three interquartile ranges above the upper quartile of these ends, and downward alike. Everything where
 * that would not halve the axis. Of four activations or fewer none is far out.
 *
 * @param least the interquartile range to reckon with where it is smaller, in the unit of the axis
 * @param always what the range holds in any case
 * @param margin around what is drawn, as a share of the range
 * @param worth how many times shorter the axis must become
 */
export function bounded(
  ends: readonly Ends[],
  {
    least,
    always = [],
    margin,
    worth = WORTH_IT,
  }: { least: number; always?: readonly number[]; margin?: number; worth?: number },
): Bounded {
  const known = ends.filter(([low, high]) => Number.isFinite(low) && Number.isFinite(high));
  const lows = known.map(([low]) => low);
  const highs = known.map(([, high]) => high);
  const all = extent([...lows, ...highs, ...always], 0);
  const inner = extent(
    [
      -reach(
        lows.map((low) => -low),
        least,
      ),
      reach(highs, least),
      ...always,
    ],
    0,
  );
  if (known.length < FEWEST || all[1] - all[0] < worth * (inner[1] - inner[0])) {
    return { frame: extent([...lows, ...highs, ...always], margin), beyond: 0, all };
  }
  return {
    frame: extent(inner, margin),
    beyond: known.filter(([low, high]) => low < inner[0] || high > inner[1]).length,
    all,
  };
}

/** The greatest value that is not far out; NaN of no values. */
function reach(values: readonly number[], least: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = quantile(sorted, 0.75);
  const fence = upper + FAR_OUT * Math.max(least, upper - quantile(sorted, 0.25));
  return sorted.findLast((value) => value <= fence) ?? Number.NaN;
}

/** By linear interpolation between neighbours. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const [left, right] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (left === undefined || right === undefined) return Number.NaN;
  return left + (place - Math.floor(place)) * (right - left);
}

/** The ends of some values; NaN of none. */
export function endsOf(values: Iterable<number>): Ends {
  let [low, high] = [Number.NaN, Number.NaN];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (!(value >= low)) low = value;
    if (!(value <= high)) high = value;
  }
  return [low, high];
}

/** What lies beyond a scale of exponents, in words: "beyond the scale: 1 activation, down to 10⁻⁴²³"; or nothing. */
export function beyondText({ frame, beyond, all: [low, high] }: Bounded): string {
  if (beyond === 0) return '';
  const ways = [
    ...(low < frame[0] ? [`down to ${ratio(low)}`] : []),
    ...(high > frame[1] ? [`up to ${ratio(high)}`] : []),
  ];
  return `beyond the scale: ${counted(beyond, 'activation')}, ${ways.join(' and ')}`;
}

/** The same ranges, each found once. */
export function remembered(
  axisOf: (scheme: number, depth: number) => Bounded,
): (scheme: number, depth: number) => Bounded {
  const known = new Map<string, Bounded>();
  return (scheme, depth) => {
    const key = `${scheme} ${depth}`;
    const axis = known.get(key) ?? axisOf(scheme, depth);
    known.set(key, axis);
    return axis;
  };
}
