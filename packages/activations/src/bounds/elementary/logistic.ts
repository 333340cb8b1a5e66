/** sigmoid, softplus, tanh and sech²: all of e^−|x|, so that their tails keep their relative accuracy. */

import {
  add,
  divide,
  type Interval,
  interval,
  multiply,
  negate,
  ONE,
  point,
  square,
  subtract,
} from '../interval.ts';
import { exp, expm1 } from './exponential.ts';
import { log1p } from './logarithm.ts';
import { increasing, type OnInterval, odd, peak } from './shape.ts';

const TWO: Interval = point(2);
const FOUR: Interval = point(4);
const MINUS_TWO: Interval = point(-2);

/** σ(x) = 1/(1 + e⁻ˣ). Within 4 ulps. */
export const sigmoid: OnInterval = increasing((x) => {
  const e = exp(point(-Math.abs(x)));
  return x < 0 ? fraction(e) : divide(ONE, add(ONE, e));
});

/** ln(1 + eˣ). Within 6 ulps. */
export const softplus: OnInterval = increasing((x) => {
  const rest = log1p(exp(point(-Math.abs(x))));
  return x < 0 ? rest : add(point(x), rest);
});

/** tanh x = m/(2 − m) with m = −expm1(−2|x|). Within 6 ulps. */
export const tanh: OnInterval = increasing(
  odd((x) => {
    const m = negate(expm1(multiply(MINUS_TWO, point(x))));
    return atMostOne(tanhOf(m));
  }),
);

/** sech² x = 4e/(1 + e)² with e = e^−2|x|. Within 8 ulps. */
export const sech2: OnInterval = peak((x) => {
  const e = exp(multiply(MINUS_TWO, point(x)));
  return atMostOne(sech2Of(e));
});

/** e/(1 + e), which increases with e ≥ 0. */
const fraction: OnInterval = increasing((e) => divide(point(e), add(ONE, point(e))));

/** m/(2 − m), which increases with m from 0 to 1. */
const tanhOf: OnInterval = increasing((m) => divide(point(m), subtract(TWO, point(m))));

/** 4e/(1 + e)², which increases with e from 0 to 1. */
const sech2Of: OnInterval = increasing((e) => divide(multiply(FOUR, point(e)), square(add(ONE, point(e)))));

function atMostOne(a: Interval): Interval {
  return a.upper > 1 ? interval(a.lower, 1) : a;
}
