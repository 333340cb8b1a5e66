import type { Activation, Kink, SlopeBounds } from '@chainrule/core';
import type { Traits } from '../catalogue/entry.ts';
import { roundingError } from '../formula/rounding-error.ts';
import { isFormulaActivation } from '../formula-activation.ts';

/** An activation as the laws see it: calls that throw are recorded and give NaN. */
export interface Subject {
  readonly value: (z: number) => number;
  readonly derivative: (z: number) => number;
  /** What φ(z) may be off by, as computed. */
  readonly noise: (z: number) => number;
  readonly kinks: readonly Kink[];
  readonly bounds: SlopeBounds | undefined;
  readonly parameters: Readonly<Record<string, number>>;
  readonly traits: Traits;
  /** Ascending, within the domain. */
  readonly points: readonly number[];
  readonly domain: readonly [lower: number, upper: number];
  /** What was thrown, by point. */
  readonly thrown: ReadonlyMap<number, string>;
}

/** Wraps an activation for the laws. */
export function subjectOf(
  activation: Activation,
  traits: Traits,
  points: readonly number[],
  domain: readonly [number, number],
): Subject {
  const thrown = new Map<number, string>();
  const guarded =
    (f: (z: number) => number) =>
    (z: number): number => {
      try {
        return f(z);
      } catch (error) {
        if (!thrown.has(z)) thrown.set(z, error instanceof Error ? error.message : String(error));
        return Number.NaN;
      }
    };
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch {
      return undefined;
    }
  };
  const value = guarded((z) => activation.value(z));
  return {
    value,
    noise: noiseOf(activation, value),
    derivative: guarded((z) => activation.derivative(z)),
    kinks: activation.kinks,
    bounds: attempt(() => activation.bounds),
    parameters: activation.parameters,
    traits,
    points,
    domain,
    thrown,
  };
}

/** Where values underflow they may be off by more than they are, with every factor that comes after. */
const underflow = 2 ** -1010;

/**
 * For a formula, the roundings of its operations; for functions, 2⁻⁴⁸ of the value.
 *
 * Functions may cancel, too. Near the origin an ulp of z is added for that: there values such as z − tanh z come down
 * to a staircase and to exactly 0. Further out are the tails, where values far below an ulp of z are meant.
 */
function noiseOf(activation: Activation, value: (z: number) => number): (z: number) => number {
  if (isFormulaActivation(activation)) {
    const error = roundingError(activation.tree, activation.parameters);
    return (z) => 2 * error(z) + underflow;
  }
  return (z) => {
    const cancelled = Math.abs(z) <= 4 ? 2 ** -52 * Math.abs(z) : 0;
    return 2 ** -48 * Math.abs(value(z)) + cancelled + underflow;
  };
}
