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

/** `x` ascending and almost even: the search begins where an even spacing would have the place. */
function interpolated(x: readonly number[], y: readonly number[]): (at: number) => number {
  const last = x.length - 1;
  const perUnit = last / (x[last]! - x[0]!);
  return (at) => {
    if (last < 1 || !(at >= x[0]! && at <= x[last]!)) return Number.NaN;
    let low = Math.min(last - 1, Math.floor((at - x[0]!) * perUnit));
    while (low > 0 && x[low]! > at) low--;
    while (low < last - 1 && x[low + 1]! <= at) low++;
    const [left, right] = [y[low]!, y[low + 1]!];
    if (left === right) return left;
    return left + ((at - x[low]!) / (x[low + 1]! - x[low]!)) * (right - left);
  };
}
