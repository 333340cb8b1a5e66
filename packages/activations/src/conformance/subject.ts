import type { Activation, Kink, SlopeBounds } from '@chainrule/core';
import type { Traits } from '../catalogue/entry.ts';

/** An activation as the laws see it: calls that throw are recorded and give NaN. */
export interface Subject {
  readonly value: (z: number) => number;
  readonly derivative: (z: number) => number;
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
  return {
    value: guarded((z) => activation.value(z)),
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
