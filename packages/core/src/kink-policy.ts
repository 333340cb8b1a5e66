import type { Activation, Kink } from './activation.ts';

/** Which slope counts at a kink; `formula` takes the one of the branch that holds there. */
export type KinkPolicy = 'formula' | 'left' | 'right' | 'min-norm' | 'average';

/** The slope each policy takes; left and right are the one-sided limits of φ′. */
export const kinkPolicies: Readonly<Record<KinkPolicy, (kink: Kink) => number>> = {
  formula: ({ value }) => value,
  left: ({ left }) => left,
  right: ({ right }) => right,
  /** The element of least magnitude of the interval between the one-sided slopes. */
  'min-norm': ({ left, right }) => {
    if (left * right <= 0) return 0;
    return Math.abs(left) <= Math.abs(right) ? left : right;
  },
  average: ({ left, right }) => (left + right) / 2,
};

/** The same activation with the slope of its kinks taken by `policy`. */
export function withKinkPolicy(activation: Activation, policy: KinkPolicy): Activation {
  if (policy === 'formula' || activation.kinks.length === 0) return activation;
  const choose = kinkPolicies[policy];
  const slopes = new Map(activation.kinks.map((kink) => [kink.at, choose(kink)]));
  return {
    name: activation.name,
    ...(activation.formula === undefined ? {} : { formula: activation.formula }),
    ...(activation.slopeFormula === undefined ? {} : { slopeFormula: activation.slopeFormula }),
    parameters: activation.parameters,
    value: (z) => activation.value(z),
    derivative: (z) => slopes.get(z) ?? activation.derivative(z),
    get bounds() {
      return activation.bounds;
    },
    kinks: activation.kinks.map((kink) => ({ ...kink, value: choose(kink) })),
  };
}
