import type { ActivationCard } from '@chainrule/core';

/** The stretch of weights w and of inputs a of a layer that a map covers: w from 0, a on both sides of 0. */
export const MAP = { weight: 10, input: 1 } as const;

/** |w φ′(w a)| at a point; NaN where w a lies beyond the samples of φ′, or φ′ is not finite there. */
export type FactorMap = (weight: number, input: number) => number;

/** The map of a card, b = 0: φ′ by linear interpolation between the samples that the result remembers. */
export function factorMap({ curve }: ActivationCard): FactorMap {
  const slopeAt = interpolated(curve.z, curve.slope);
  return (weight, input) => Math.abs(weight * slopeAt(weight * input));
}

/** How far |z| is sampled on both sides. */
export function sampledReach({ curve: { z } }: ActivationCard): number {
  return z.length === 0 ? 0 : Math.min(-z[0]!, z[z.length - 1]!);
}

function interpolated(x: readonly number[], y: readonly number[]): (at: number) => number {
  return (at) => {
    let low = 0;
    let high = x.length - 1;
    if (high < 0 || !(at >= x[low]! && at <= x[high]!)) return Number.NaN;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (x[middle]! <= at) low = middle;
      else high = middle;
    }
    const [left, right] = [y[low]!, y[high]!];
    if (left === right) return left;
    const share = (at - x[low]!) / (x[high]! - x[low]!);
    return left + share * (right - left);
  };
}
