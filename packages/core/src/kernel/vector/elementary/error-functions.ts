import { horner, type Term } from '../term.ts';
import { withSignOf } from './binary.ts';
import { expHalves, lowered } from './exp-halves.ts';

/** e^{−rate · a²} · 2¹⁰¹. */
function raisedGauss(a: Term, rate: 1 | 0.5): Term {
  const h = a.plus(6442450944).minus(6442450944);
  const low = a.minus(h).times(a.plus(h));
  const { raised, g, above } = expHalves(h.times(h), low, rate === 1 ? 2 : 4);
  return g.times(2).over(above).from(1).times(raised);
}

/** e^{−z²}. */
export function gauss(z: Term): Term {
  return raisedGauss(z.abs().atMost(27.5), 1).times(lowered);
}

/** The normal density, e^{−z²/2}/√(2π). */
export function phi(z: Term): Term {
  return raisedGauss(z.abs().atMost(38.9), 0.5).times(0.3989422804014327 * lowered);
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

/** Numerator and denominator of e^{x²} erfc(x). */
function scaledErfc(x: Term): Quotient {
  const t = x.times(x);
  return {
    over: horner(
      t,
      [1, 2.3492162907684566, 0.7636201194045992, 0.06299396726070933, 0.0011245625532798412],
    ).plus(
      x.times(
        horner(
          t,
          [
            2.178794206878792, 1.6089394051028048, 0.2593301285868298, 0.010586143194881721,
            5.829154540884118e-5,
          ],
        ),
      ),
    ),
    under: horner(
      t,
      [
        1, 5.08096182793406, 3.0723447060375344, 0.4689807545203778, 0.018815109812674955,
        0.00010331907413550296,
      ],
    ).plus(
      x.times(
        horner(
          t,
          [
            3.307173373974305, 4.787270284639634, 1.4083116787978192, 0.11265051732583294,
            0.001993235228090674,
          ],
        ),
      ),
    ),
  };
}

interface Quotient {
  readonly over: Term;
  readonly under: Term;
}

/** The error function. */
export function erf(x: Term): Term {
  const near = x.abs().lt(0.84375);
  const a = x.abs().atMost(27.5);
  const inner = erfRemainder(x.times(x));
  const outer = scaledErfc(a);
  const part = near.pick(inner.over, outer.over).over(near.pick(inner.under, outer.under));
  const tail = raisedGauss(a, 1).times(part).times(lowered);
  return near.pick(x.plus(x.times(part)), withSignOf(tail.from(1), x));
}

/** The complementary error function. */
export function erfc(x: Term): Term {
  const a = x.abs().atMost(27.5);
  const { over, under } = scaledErfc(a);
  const tail = raisedGauss(a, 1).times(over.over(under)).times(lowered);
  return x.lt(0).pick(tail.from(2), tail);
}

/** The normal distribution function. */
export function Phi(z: Term): Term {
  const a = z.abs().atMost(38.9);
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: the constant of the scalar function
  const { over, under } = scaledErfc(a.times(0.7071067811865476));
  const tail = raisedGauss(a, 0.5)
    .times(over.over(under))
    .times(0.5 * lowered);
  return z.gt(0).pick(tail.from(1), tail);
}
