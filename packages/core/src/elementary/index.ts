/**
 * The elementary functions, of our own: + − × ÷, square roots, comparisons and powers of two only, in a fixed order,
 * so that their bits depend on IEEE 754 alone and not on the engine or the machine.
 *
 * Every one is a plain sequence in which both sides of a condition may be computed and one selected; a vector unit
 * that does the same steps gets the same bits. Only angles beyond 2²⁰ take a loop of their own.
 *
 * The accuracies in the docstrings are against exact results, over some 10⁵ random points each; the tests hold the
 * distance from the correctly rounded result.
 */

export { atan } from './atan.ts';
export { erf, erfc } from './erf.ts';
export { exp } from './exp.ts';
export { expm1 } from './expm1.ts';
export { gauss } from './gauss.ts';
export { log } from './log.ts';
export { log1p } from './log1p.ts';
export { log2, log10 } from './log2.ts';
export { Phi, phi } from './normal.ts';
export { powInt } from './pow-int.ts';
export { sech2 } from './sech2.ts';
export { sigmoid } from './sigmoid.ts';
export { softplus } from './softplus.ts';
export { tanh } from './tanh.ts';
export { cos, sin } from './trigonometric.ts';
