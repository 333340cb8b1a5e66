import { horner, type Operand, type Term } from '../term.ts';
import { withSignOf } from './binary.ts';
import { scaledExp } from './exponential.ts';

/** factor · e^{−rate · z²}. */
function scaledGauss(z: Term, rate: number, factor: Operand): Term {
  const bounded = z.abs().atMost(45);
  const spread = bounded.times(134217729);
  const high = spread.minus(spread.minus(bounded));
  const low = bounded.minus(high);
  const square = bounded.times(bounded);
  const squareError = high.times(high).minus(square).plus(high.times(2).times(low)).plus(low.times(low));
  return scaledExp(square.times(-rate), squareError.times(-rate), factor);
}

/** e^{−z²}. */
export function gauss(z: Term): Term {
  return scaledGauss(z, 1, 1);
}

/** The normal density, e^{−z²/2}/√(2π). */
export function phi(z: Term): Term {
  return scaledGauss(z, 0.5, 0.3989422804014327);
}

/** Numerator and denominator of erf(x)/x − 1 in t = x², to be divided together with another quotient. */
function erfRemainder(t: Term): Quotient {
  return {
    over: horner(
      t,
      [
        0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442,
        -2.3763016656650163e-5,
      ],
    ),
    under: horner(
      t,
      [
        1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164,
        -3.960228278775368e-6,
      ],
    ),
  };
}

/** Numerator and denominator of e^{a²} erfc(a). */
function scaledErfc(x: Term): Quotient {
  const a = x.atMost(28);
  const t = a.times(a);
  return {
    over: horner(
      t,
      [
        12663.150473065714, 40546.83330911655, 18570.428424865007, 2425.458388478026, 92.67188970754412,
        0.5641895835477566,
      ],
    ).plus(
      a.times(
        horner(
          t,
          [32267.416055600326, 32665.919771028242, 7768.864599558885, 560.647515232883, 10.051039285815467],
        ),
      ),
    ),
    under: horner(
      t,
      [
        12663.150464725497, 80416.78636808241, 64309.220554934924, 14257.907399685684, 1002.6293490197537,
        17.815003287746375,
      ],
    ).plus(
      a.times(
        horner(
          t,
          [46556.25132957651, 86376.18711040048, 34983.85555749688, 4380.64138472865, 164.75664778281566, 1],
        ),
      ),
    ),
  };
}

interface Quotient {
  readonly over: Term;
  readonly under: Term;
}

/** The remainder of erf near zero, the scaled erfc elsewhere: one division for both. */
function erfParts(x: Term, a: Term): { readonly near: Term; readonly part: Term } {
  const near = a.lt(0.84375);
  const inner = erfRemainder(x.times(x));
  const outer = scaledErfc(a);
  return { near, part: near.pick(inner.over, outer.over).over(near.pick(inner.under, outer.under)) };
}

/** The error function. */
export function erf(x: Term): Term {
  const a = x.abs();
  const { near, part } = erfParts(x, a);
  return near.pick(x.plus(x.times(part)), withSignOf(scaledGauss(a, 1, part).from(1), x));
}

/** The complementary error function. */
export function erfc(x: Term): Term {
  const a = x.abs();
  const { near, part } = erfParts(x, a);
  const tail = scaledGauss(a, 1, part);
  return near.pick(x.from(1).minus(x.times(part)), x.lt(0).pick(tail.from(2), tail));
}

/** The normal distribution function. */
export function Phi(z: Term): Term {
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: the constant of the scalar function
  const x = z.times(0.7071067811865476);
  const { near, part } = erfParts(x, x.abs());
  const tail = scaledGauss(z, 0.5, part.times(0.5));
  const inner = x.plus(1).plus(x.times(part)).times(0.5);
  return near.pick(inner, z.gt(0).pick(tail.from(1), tail));
}
