import type { Constant, UnaryOperation } from './tree.ts';

/** The functions of one argument that a formula may call: every unary operation but the minus sign. */
export const unaryFunctions: Readonly<Record<Exclude<UnaryOperation, 'negate'>, true>> = {
  exp: true,
  expm1: true,
  log: true,
  log1p: true,
  sqrt: true,
  abs: true,
  sign: true,
  sin: true,
  cos: true,
  atan: true,
  tanh: true,
  sech2: true,
  sigmoid: true,
  softplus: true,
  erf: true,
  erfc: true,
  Phi: true,
  phi: true,
  gauss: true,
};

/** The functions of two or more arguments, folded from the left: `min(a, b, c)` is `min(min(a, b), c)`. */
export const foldedFunctions: Readonly<Record<'min' | 'max', true>> = { min: true, max: true };

/** The named constants, as the float64 nearest to them. */
export const constants: Readonly<Record<Constant, number>> = {
  pi: Math.PI,
  e: Math.E,
};

/** Every name that a formula gives a meaning of its own, and that no parameter may take. */
export const reservedNames: readonly string[] = [
  'z',
  ...Object.keys(constants),
  ...Object.keys(unaryFunctions),
  ...Object.keys(foldedFunctions),
];

/** The longest formula that is read, in characters. */
export const lengthLimit = 10_000;

/** How deep parentheses, calls, signs and choices may nest. */
export const nestingLimit = 200;

/** The tallest tree that is built; one of `a + b + c + …` is as tall as it has terms. */
export const heightLimit = 500;

/** The largest |n| of `u ** n`. */
export const exponentLimit = 1_000;
