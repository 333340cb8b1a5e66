import type { Tree, UnaryOperation } from '../tree.ts';

/** Whether a function of a tame argument is no larger than a power of it, and no smaller except at a root. */
const unaryTame: Readonly<Record<UnaryOperation, boolean>> = {
  negate: true,
  exp: false,
  expm1: false,
  log: true,
  log1p: true,
  sqrt: true,
  abs: true,
  sign: true,
  sin: true,
  cos: true,
  atan: true,
  tanh: true,
  sech2: false,
  sigmoid: false,
  softplus: false,
  erf: true,
  erfc: false,
  Phi: false,
  phi: false,
  gauss: false,
};

/** The largest power of z, roughly, whose square is far from overflow for |z| ≤ 2⁶⁴. */
const degreeLimit = 6;

/** Whether the tree neither overflows nor underflows for 2⁻⁶⁴ ≤ |z| ≤ 2⁶⁴, also multiplied by another such tree. */
export function isTame(tree: Tree): boolean {
  return degree(tree) <= degreeLimit;
}

/** How fast the tree can grow or vanish, as a power of z; infinite where exponentially. */
function degree(tree: Tree): number {
  switch (tree.op) {
    case 'number':
    case 'constant':
    case 'parameter':
      return 0;
    case 'z':
      return 1;
    case 'power':
      return degree(tree.base) * Math.abs(tree.exponent);
    case 'choose':
      return Math.max(degree(tree.then), degree(tree.otherwise));
    case 'add':
    case 'subtract':
    case 'min':
    case 'max':
      return Math.max(degree(tree.args[0]), degree(tree.args[1]));
    case 'multiply':
    case 'divide':
      return degree(tree.args[0]) + degree(tree.args[1]);
    default:
      return unaryTame[tree.op] ? degree(tree.args[0]) : Number.POSITIVE_INFINITY;
  }
}
