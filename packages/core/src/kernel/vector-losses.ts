import type { LossName } from '../chain/loss.ts';
import type { Term } from './vector/term.ts';

/** C′(r) of every loss on vectors, the bits of `losses`. */
export const lossDerivatives: Readonly<Record<LossName, (residual: Term) => Term>> = {
  'squared-error': (r) => r.times(2),
  'half-squared-error': (r) => r,
  'absolute-error': (r) => r.gt(0).pick(1, r.lt(0).pick(-1, r)),
};

/** C(r) of every loss on vectors, the bits of `losses`. */
export const lossCosts: Readonly<Record<LossName, (residual: Term) => Term>> = {
  'squared-error': (r) => r.times(r),
  'half-squared-error': (r) => r.times(0.5).times(r),
  'absolute-error': (r) => r.abs(),
};
