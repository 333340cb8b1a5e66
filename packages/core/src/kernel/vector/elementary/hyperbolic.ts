import { horner, type Term } from '../term.ts';
import { expHalves, lowered } from './exp-halves.ts';

/** The logistic function 1/(1 + e^{−z}); σ(z) and σ(−z) choose by one mask, as both are ½ at 0. */
export function sigmoid(z: Term): Term {
  const { raised, above, below } = expHalves(z.abs(), 0, 2);
  const p = raised.times(below);
  const smaller = p.over(above.plus(p.times(lowered))).times(lowered);
  const larger = smaller.from(1);
  const opposite = z.negated;
  return opposite === undefined ? z.lt(0).pick(smaller, larger) : opposite.lt(0).pick(larger, smaller);
}

/** The hyperbolic tangent. */
export function tanh(x: Term): Term {
  const { raised, g, rest, above, below } = expHalves(x.abs(), 0, 1);
  const s = raised.times(lowered);
  const u = s.from(1);
  const quotient = u
    .plus(rest.times(u).plus(g.times(s.plus(1))))
    .over(above.plus(raised.times(below).times(lowered)));
  return quotient.or(x.and(x.constant(-0)));
}

/** 1 − tanh²x. */
export function sech2(x: Term): Term {
  const { raised, above, below } = expHalves(x.abs(), 0, 1);
  const p = raised.times(below);
  const h = p.over(above.plus(p.times(lowered)));
  return h.times(h.times(lowered).from(1)).times(4 * lowered);
}

/** ln(1 + e^z). */
export function softplus(z: Term): Term {
  const { raised, above: q, below } = expHalves(z.abs(), 0, 2);
  const raisedP = raised.times(below);
  const p = raisedP.times(lowered);
  const far = p.gt(q.times(0.41421356));
  const numerator = far.pick(raisedP.minus(q.times(1 / lowered)), raisedP);
  const s = numerator.over(p.plus(q.times(far.pick(3, 2)))).times(2 * lowered);
  const t = s.times(s);
  const rest = t.times(
    horner(
      t,
      [
        0.08333333333333419, 0.012499999999815443, 0.0022321428705986243, 0.00043402731312792547,
        8.878697344540064e-5, 1.8693649535167692e-5, 4.516051820409114e-6,
      ],
    ),
  );
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: the constant of the scalar function
  return z.atLeast(0).plus(far.pick(0.6931471805599453, 0).plus(s.plus(s.times(rest))));
}
