import type { Term } from './term.ts';

/** φ and φ′ on vectors: the bits of `value` and `derivative`, lane by lane, in strict SIMD arithmetic. */
export type VectorActivation = (z: Term) => VectorSlope;

/** What an activation gives for a vector of pre-activations. */
export interface VectorSlope {
  readonly value: Term;
  readonly derivative: Term;
  /** A mask of lanes for which the vectors cannot speak (an angle too large to reduce); the scalar functions do. */
  readonly beyond?: Term;
}
