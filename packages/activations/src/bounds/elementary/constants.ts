/**
 * Irrational constants, each between two float64 numbers that are next to each other.
 *
 * A constant that an argument is reduced by is also split: a leading part with so few bits that its multiples are
 * exact, and an enclosure of the rest.
 */

import { nextUp } from '../float.ts';
import { type Interval, interval } from '../interval.ts';

/** From x to the next float. */
function above(x: number): Interval {
  return interval(x, nextUp(x));
}

/** π. */
export const PI: Interval = above(Math.PI);

/** π/2. */
export const HALF_PI: Interval = above(Math.PI / 2);

/** e. */
export const E: Interval = above(Math.E);

/** 2/√π. */
export const TWO_OVER_SQRT_PI: Interval = interval(1.1283791670955126, 1.1283791670955128);

/** 1/√(2π). */
export const ONE_OVER_SQRT_TWO_PI: Interval = interval(0.39894228040143265, 0.3989422804014327);

/** The leading 30 bits of ln 2: k · LN2_HIGH is exact for |k| < 2²³. */
export const LN2_HIGH = 0.6931471803691238;

/** ln 2 − {@link LN2_HIGH}. */
export const LN2_LOW: Interval = interval(1.9082149292705877e-10, 1.908214929270588e-10);

/** The leading 29 bits of π/2: multiples up to 2²³ are exact. */
export const HALF_PI_HIGH = 1.5707963267341256;

/** The next 30 bits of π/2: multiples up to 2²³ are exact. */
export const HALF_PI_MIDDLE = 6.077100506303966e-11;

/** π/2 − {@link HALF_PI_HIGH} − {@link HALF_PI_MIDDLE}. */
export const HALF_PI_LOW: Interval = interval(2.0222662487959506e-21, 2.022266248795951e-21);

/** atan(k/4) for k = 0 … 4. */
export const ATAN_QUARTERS: readonly Interval[] = [
  interval(0, 0),
  interval(0.24497866312686414, 0.24497866312686417),
  interval(0.4636476090008061, 0.46364760900080615),
  interval(0.6435011087932844, 0.6435011087932845),
  interval(0.7853981633974483, 0.7853981633974484),
];
