import type { Activation } from '../activation.ts';
import type { ActivationCard } from './result.ts';

/** The stretch of z that a card's curve shows, and the number of steps over it. */
const CURVE = { low: -6, high: 6, steps: 240 } as const;

/** The cards made so far: they take longer than a small study. */
const cards = new WeakMap<Activation, ActivationCard>();

/** What a result remembers of an activation. */
export function activationCard(activation: Activation): ActivationCard {
  const card = cards.get(activation) ?? newCard(activation);
  cards.set(activation, card);
  return card;
}

function newCard(activation: Activation): ActivationCard {
  const { name, formula, slopeFormula, parameters, bounds, kinks } = activation;
  const z = curvePoints(kinks.map(({ at }) => at));
  return {
    name,
    ...(formula === undefined ? {} : { formula }),
    parameters,
    slope: {
      ...(slopeFormula === undefined ? {} : { formula: slopeFormula }),
      supremum: bounds.supremum,
      infimum: bounds.infimum,
      ...(bounds.points === undefined ? {} : { points: bounds.points }),
    },
    kinks,
    curve: { z, value: z.map((x) => activation.value(x)), slope: z.map((x) => activation.derivative(x)) },
  };
}

/** Even steps, and a pair of points just beside every kink so that a jump is drawn as one. */
function curvePoints(kinks: readonly number[]): readonly number[] {
  const { low, high, steps } = CURVE;
  const points = Array.from({ length: steps + 1 }, (_, step) => low + ((high - low) * step) / steps);
  for (const at of kinks) {
    const gap = Math.max(1, Math.abs(at)) * 1e-9;
    if (at > low && at < high) points.push(at - gap, at, at + gap);
  }
  return [...new Set(points)].sort((a, b) => a - b);
}
