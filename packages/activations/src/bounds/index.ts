/** Certified bounds of formulas. */

import type { Kink, SlopeBounds } from '@chainrule/core';
import { recognise } from '../formula/recognise.ts';
import type { Tree } from '../formula/tree.ts';
import { createCurve } from './curve.ts';
import { type Extrema, extrema } from './extremum.ts';
import { REACH } from './pieces.ts';
import { linearThresholds } from './thresholds.ts';

export { enclose } from './enclose.ts';
export type { Extrema } from './extremum.ts';
export { monotony } from './monotony.ts';

/** A formula with the derivatives that bounds of it need. */
export interface Definition {
  /** φ. */
  readonly value: Tree;
  /** φ′. */
  readonly slope: Tree;
  readonly parameters: Readonly<Record<string, number>>;
  /** Where φ or φ′ jumps. Only a hint where to cut the axis: the bounds hold without it. */
  readonly kinks: readonly Kink[];
}

/**
 * Certified bounds of φ′ over |z| ≤ 2⁶⁴: `lower ≤ sup φ′ ≤ upper` for the real function, and so for its infimum.
 *
 * The supremum is over every z at which φ is defined, a kink with the value its own branch has there; a one-sided
 * limit at a kink counts, as φ′ comes arbitrarily near to it. Proved by interval branch and bound. The width is a
 * few ulps for most formulas; where the search ends first, the wider bound is given. Where an extremum is
 * approached towards the end of the axis, `at` is ±Infinity and the bound takes in what lies beyond 2⁶⁴; where φ′
 * grows without bound, `upper` is Infinity (`lower` of an infimum −Infinity) and the other end is the best value
 * found. `attained` and `at` are what the search saw; they are not part of the proof.
 */
export function boundSlope(definition: Definition & { readonly curvature: Tree }): SlopeBounds {
  const { value, slope, curvature, parameters, kinks } = definition;
  const curve = createCurve(slope, curvature, parameters, value);
  const cuts = [...linearThresholds([slope, curvature], curve.scope), ...kinks.map(({ at }) => at)];
  return { ...extrema(curve, cuts), domain: [-REACH, REACH] };
}

/** Certified bounds of φ itself over |z| ≤ 2⁶⁴, in the same words as those of φ′. */
export function boundRange({ value, slope, parameters, kinks }: Definition): Extrema {
  // Spelled out with exp a formula overflows long before its tail; by name it does not.
  const curve = createCurve(recognise(value), slope, parameters);
  const cuts = [...linearThresholds([value, slope], curve.scope), ...kinks.map(({ at }) => at)];
  return extrema(curve, cuts);
}
