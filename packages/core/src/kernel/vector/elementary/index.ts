/**
 * The elementary functions on vectors: step for step those of `../../../elementary`, whose files say what each step is
 * for and where it comes from. Where those branch, these compute both sides and pick; divisions of two sides are
 * joined into one. A test compares the bits.
 */
export { erf, erfc, gauss, Phi, phi } from './error-functions.ts';
export { exp, expm1 } from './exponential.ts';
export { sech2, sigmoid, softplus, tanh } from './hyperbolic.ts';
export { log, log1p } from './logarithm.ts';
export { powInt } from './power.ts';
export { atan, cos, sin } from './trigonometric.ts';
