/** Rigorous enclosures of the elementary functions: nothing is trusted but IEEE + − × ÷ and √. */

import type { UnaryOperation } from '../../formula/tree.ts';
import { abs, negate, sqrt } from '../interval.ts';
import { atan } from './arctangent.ts';
import { exp, expm1 } from './exponential.ts';
import { log, log1p } from './logarithm.ts';
import { sech2, sigmoid, softplus, tanh } from './logistic.ts';
import { erf, erfc, gauss, Phi, phi } from './normal.ts';
import type { OnInterval } from './shape.ts';
import { cos, sin } from './trigonometric.ts';

/** The enclosure of every continuous operation on one argument. */
export const ELEMENTARY: Readonly<Record<Exclude<UnaryOperation, 'sign'>, OnInterval>> = {
  negate,
  exp,
  expm1,
  log,
  log1p,
  sqrt,
  abs,
  sin,
  cos,
  atan,
  tanh,
  sech2,
  sigmoid,
  softplus,
  erf,
  erfc,
  Phi,
  phi,
  gauss,
};
