import type { Kink } from '@chainrule/core';
import type { Estimate } from './difference.ts';

/** Beyond this |z| a wave of length 1 has few floats left, and neighbouring slopes tell nothing of each other. */
export const resolved: number = 2 ** 20;

/** What differences are good for, relative to the slope. */
export const differenceAccuracy: number = 1e-6;

/** How many times further a slope is from its estimate than rounding explains. */
export function disagreement(got: number, { slope, error }: Estimate): number {
  const allowed = differenceAccuracy * Math.abs(slope) + 8 * error + Number.MIN_VALUE * 2 ** 20;
  return Math.abs(got - slope) / allowed;
}

/** How far z is from where φ may not be smooth, the ends of the domain included. */
export function smoothReach(z: number, kinks: readonly Kink[], domain: readonly [number, number]): number {
  const breaks = [...kinks.map(({ at }) => at), ...domain];
  return Math.min(...breaks.map((at) => Math.abs(at - z)).filter((distance) => distance > 0)) * 0.99;
}

/** Whether a point is a declared kink, to a few ulps. */
export function isAtKink(z: number, kinks: readonly Kink[]): boolean {
  return kinks.some(({ at }) => Math.abs(at - z) <= 2 ** -48 * Math.max(1, Math.abs(at)));
}

/** The last float on the way from `inside`, where the property holds, to `outside`, where it does not. */
export function edge(holds: (z: number) => boolean, inside: number, outside: number): number {
  let [a, b] = [inside, outside];
  for (;;) {
    const middle = a / 2 + b / 2;
    if (middle === a || middle === b || Math.abs(b - a) <= Number.MIN_VALUE) return a;
    if (holds(middle)) a = middle;
    else b = middle;
  }
}
