/**
 * The cost of one example as a function of the residual r = o − y, output minus target.
 *
 * The cost of a chain is the sum over its examples.
 */
export interface Loss {
  /** C(r). */
  cost(residual: number): number;
  /** dC/do = C′(r). */
  derivative(residual: number): number;
  /** k in C′(s·r) = sᵏ·C′(r) for s > 0: what lets C′ be taken of residuals beyond the range of float64. */
  readonly degree: 0 | 1;
}

/** The losses there are. */
export type LossName = 'squared-error' | 'half-squared-error' | 'absolute-error';

/** Every loss by its name: a new one must be entered here to compile. */
export const losses: Readonly<Record<LossName, Loss>> = {
  /** C = (y − o)². */
  'squared-error': { cost: (r) => r * r, derivative: (r) => 2 * r, degree: 1 },
  /** C = (y − o)²/2. */
  'half-squared-error': { cost: (r) => 0.5 * r * r, derivative: (r) => r, degree: 1 },
  /** C = |y − o|; C′(0) = 0. */
  'absolute-error': { cost: Math.abs, derivative: Math.sign, degree: 0 },
};
