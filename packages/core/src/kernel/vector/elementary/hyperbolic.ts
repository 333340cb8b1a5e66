import type { Term } from '../term.ts';
import { withSignOf } from './binary.ts';
import { exp, expm1, expRemainder, scaledExp } from './exponential.ts';
import { log1p } from './logarithm.ts';

/** The logistic function 1/(1 + e^{−z}). */
export function sigmoid(z: Term): Term {
  const e = exp(z.abs().neg());
  return z.lt(0).pick(e, 1).over(e.plus(1));
}

/** The hyperbolic tangent. */
export function tanh(x: Term): Term {
  const a = x.abs();
  const small = a.lt(0.17);
  const t = expm1(a.times(2));
  const middle = a.lt(0.55);
  const numerator = small.pick(x, middle.pick(t, -2));
  const nearZero = expRemainder(x.times(x).times(4)).times(0.5).plus(1);
  const quotient = numerator.over(small.pick(nearZero, t.plus(2)));
  return small.pick(quotient, withSignOf(middle.pick(quotient, quotient.plus(1)), x));
}

/** 1 − tanh²x. */
export function sech2(x: Term): Term {
  const fourE = scaledExp(x.abs().times(-2), 0, 4);
  const e = fourE.times(0.25);
  return fourE.over(e.times(e.plus(2)).plus(1));
}

/** ln(1 + e^z). */
export function softplus(z: Term): Term {
  return z.atLeast(0).plus(log1p(exp(z.abs().neg())));
}
