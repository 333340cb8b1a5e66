/** A function and its derivative, enclosed over pieces of the axis. */

import type { Tree } from '../formula/tree.ts';
import { createScope } from './enclose.ts';
import {
  add,
  EMPTY,
  hull,
  type Interval,
  intersect,
  interval,
  isBounded,
  isEmpty,
  multiply,
  point,
  subtract,
} from './interval.ts';
import { splitPoint } from './pieces.ts';
import type { Scope } from './scope.ts';

/** A function f with its derivative, both compiled. */
export interface Curve {
  readonly scope: Scope;
  /** f over `at`, on the side of `piece`; empty where it is undefined. */
  readonly f: (at: Interval, piece: Interval) => Interval;
  readonly derivative: (at: Interval, piece: Interval) => Interval;
}

/** What f is at a point, or tends to at it from a side. */
export interface Sample {
  readonly at: number;
  readonly side?: 'left' | 'right';
  readonly value: Interval;
}

/** f over an open piece. */
export interface Box {
  readonly piece: Interval;
  /** Every value of f on the piece. */
  readonly range: Interval;
  /** Proved: f is continuous and never falls, never rises, does neither. */
  readonly trend: 'rises' | 'falls' | 'level' | 'unknown';
  /** Values that f takes or tends to on the piece. */
  readonly samples: readonly Sample[];
  /** Whether splitting could still narrow the range by more than rounding. */
  readonly exhausted: boolean;
}

/**
 * Compiles f and its derivative; f counts as undefined where `domain` is.
 *
 * A single point at which either has no value but ±∞, such as 1/z or log z at 0, is left out; what surrounds it is
 * not.
 */
export function createCurve(
  f: Tree,
  derivative: Tree,
  parameters: Readonly<Record<string, number>>,
  domain: Tree = f,
): Curve {
  const scope = createScope(parameters);
  const enclose = scope.node(f).enclose;
  const within = scope.node(domain).enclose;
  return {
    scope,
    f: (at, piece) => {
      if (isUndefined(within(at, piece), piece)) return EMPTY;
      const value = enclose(at, piece);
      return isUndefined(value, piece) ? EMPTY : value;
    },
    derivative: scope.node(derivative).enclose,
  };
}

function isUndefined({ lower, upper }: Interval, piece: Interval): boolean {
  if (!(lower <= upper)) return true;
  if (piece.lower < piece.upper) return false;
  if (upper <= -Number.MAX_VALUE) return lower === Number.NEGATIVE_INFINITY;
  return lower === Number.NEGATIVE_INFINITY && upper === Number.POSITIVE_INFINITY;
}

/** f at a point, as the formula itself has it there. */
export function sampleAt(curve: Curve, at: number): Sample {
  const here = point(at);
  return { at, value: curve.f(here, here) };
}

/**
 * Encloses f over an open piece, by what is proved of its derivative there:
 *
 *     f is continuous, f′ ≥ 0 or f′ ≤ 0     its limits at the two ends
 *     f is continuous                        f(m) + f′(piece)·(piece − m), the mean-value form
 *     otherwise                              the formula in interval arithmetic
 */
export function explore(curve: Curve, piece: Interval): Box {
  const { scope } = curve;
  scope.continuous = true;
  const plain = curve.f(piece, piece);
  const continuous = scope.continuous && isBounded(plain);
  const middle = splitPoint(piece);
  if (!continuous)
    return { piece, range: plain, trend: 'unknown', samples: [], exhausted: middle === undefined };

  const slope = curve.derivative(piece, piece);
  if (!isEmpty(slope) && (slope.lower >= 0 || slope.upper <= 0)) return monotone(curve, piece, plain, slope);
  if (middle === undefined || !isBounded(slope)) {
    return { piece, range: plain, trend: 'unknown', samples: [], exhausted: middle === undefined };
  }
  const m = point(middle);
  const value = curve.f(m, piece);
  const range = intersect(plain, add(value, multiply(slope, subtract(piece, m))));
  // Once the rounding in f(m) makes half of the width, halves of the piece fare no better.
  const exhausted = range.upper - range.lower <= 2 * (value.upper - value.lower);
  return { piece, range, trend: 'unknown', samples: [{ at: middle, value }], exhausted };
}

function monotone(curve: Curve, piece: Interval, plain: Interval, slope: Interval): Box {
  const left: Sample = { at: piece.lower, side: 'right', value: curve.f(point(piece.lower), piece) };
  const right: Sample = { at: piece.upper, side: 'left', value: curve.f(point(piece.upper), piece) };
  const ends = hull(left.value, right.value);
  const trend = slope.lower < 0 ? 'falls' : slope.upper > 0 ? 'rises' : 'level';
  // Towards a pole: halves keep it apart from the rest.
  if (!isBounded(ends))
    return { piece, range: plain, trend, samples: [], exhausted: splitPoint(piece) === undefined };
  return { piece, range: intersect(plain, ends), trend, samples: [left, right], exhausted: true };
}

/** What f comes to beyond `reach`, up to infinity. */
export function tail(curve: Curve, reach: number): Interval {
  const beyond =
    reach > 0 ? interval(reach, Number.POSITIVE_INFINITY) : interval(Number.NEGATIVE_INFINITY, reach);
  return curve.f(beyond, beyond);
}
