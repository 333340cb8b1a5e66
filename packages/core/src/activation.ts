import type { VectorActivation } from './kernel/vector/vector-activation.ts';

/** φ and φ′: all that a chain needs of an activation. */
export interface Differentiable {
  /** φ(z). NaN in, NaN out. */
  value(z: number): number;
  /** φ′(z), accurate where it vanishes; at a kink, what the formula's own branch says. */
  derivative(z: number): number;
}

/**
 * The contract every activation fulfils, the built-in ones and a user's own alike.
 *
 * `z` is the pre-activation and φ the activation function. All numbers are dimensionless.
 */
export interface Activation extends Differentiable {
  /** Kebab-case, unique in a study. */
  readonly name: string;
  /** The definition, as the formula grammar prints it; absent for an opaque function. */
  readonly formula?: string;
  /** φ′ printed in the same grammar; absent for an opaque function. */
  readonly slopeFormula?: string;
  readonly parameters: Readonly<Record<string, number>>;
  /** Bounds of φ′; computed when first asked. */
  readonly bounds: SlopeBounds;
  /** The points where φ or φ′ jumps, ascending. */
  readonly kinks: readonly Kink[];
  /** φ and φ′ on vectors, with the same bits; absent for an opaque function, which is called lane by lane. */
  readonly vectors?: VectorActivation;
}

/** Bounds of φ′ over `domain`, the interval of z they speak of. */
export interface SlopeBounds {
  readonly supremum: Extremum;
  readonly infimum: Extremum;
  readonly domain: readonly [lower: number, upper: number];
  /** For observed bounds, how many points were looked at; absent when both ends are certified. */
  readonly points?: number;
}

/**
 * An extremum of φ′: `lower ≤ extremum ≤ upper`.
 *
 * Certified: the inequality is proved for the real function. Otherwise it was only observed at sample points.
 */
export interface Extremum {
  readonly lower: number;
  readonly upper: number;
  /** Where it is taken or approached; ±Infinity when approached at the end of the axis. */
  readonly at: number;
  /** Whether φ′ takes the value, or only comes arbitrarily near to it. */
  readonly attained: boolean;
  /** For a value only approached at a kink, the side from which. */
  readonly side?: 'left' | 'right';
  readonly certified: boolean;
}

/** A point where φ′ jumps: its one-sided limits, and the value the formula's own branch gives there. */
export interface Kink {
  readonly at: number;
  /** lim φ′ from below. */
  readonly left: number;
  /** lim φ′ from above. */
  readonly right: number;
  /** φ′(at). */
  readonly value: number;
  /** The same three of φ itself; present only where φ jumps too. */
  readonly jump?: { readonly left: number; readonly right: number; readonly value: number };
}

/**
 * The largest |φ′| that the bounds allow: the cap of a product of slopes is its power.
 */
export function slopeCap(bounds: SlopeBounds): number {
  return Math.max(Math.abs(bounds.supremum.upper), Math.abs(bounds.infimum.lower));
}
