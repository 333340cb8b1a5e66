/** How an enclosure at single points becomes one over intervals. */

import { abs, EMPTY, type Interval, negate } from '../interval.ts';

/** An enclosure of a function's value at one float64 number, ±∞ included. */
export type AtPoint = (x: number) => Interval;

/** A function on intervals: the result holds every value taken on the argument; empty where there is none. */
export type OnInterval = (a: Interval) => Interval;

/** An increasing function, from its enclosures at the ends. */
export function increasing(at: AtPoint): OnInterval {
  return (a) => {
    const lower = at(a.lower);
    return a.lower === a.upper ? lower : { lower: lower.lower, upper: at(a.upper).upper };
  };
}

/** A decreasing function, from its enclosures at the ends. */
export function decreasing(at: AtPoint): OnInterval {
  const mirrored = increasing((x) => negate(at(x)));
  return (a) => negate(mirrored(a));
}

/** An even function that falls from 0 outward, from its enclosures at points ≥ 0. */
export function peak(at: AtPoint): OnInterval {
  const falling = decreasing(at);
  return (a) => falling(abs(a));
}

/** An odd function, from its enclosures at points ≥ 0. */
export function odd(at: AtPoint): AtPoint {
  return (x) => (x < 0 ? negate(at(-x)) : at(x));
}

/** An increasing function of the x ≥ least, which runs off to −∞ at `least` itself. */
export function from(least: number, at: AtPoint): OnInterval {
  const inside = increasing((x) => (x === least ? FAR_BELOW : at(x)));
  return (a) => {
    if (a.upper < least || (a.upper === least && a.lower < least)) return EMPTY;
    return inside(a.lower < least ? { lower: least, upper: a.upper } : a);
  };
}

const FAR_BELOW: Interval = { lower: Number.NEGATIVE_INFINITY, upper: -Number.MAX_VALUE };
