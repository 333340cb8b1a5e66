import { horner, type Operand, type Term } from './term.ts';

/*
 * The elementary functions on vectors: step for step those of `../elementary`, whose files say what each step is
 * for and where it comes from. Where those branch, these compute both sides and pick; divisions of two sides are
 * joined into one. A test compares the bits.
 */

const SHIFTER = 6755399441055744;

function roundToInteger(x: Term): Term {
  return x.plus(SHIFTER).minus(SHIFTER);
}

/** 2ᵏ for an integer −1022 ≤ k ≤ 1023: the low bits of k + 1.5·2⁵² + 1023, shifted into the exponent. */
export function powerOfTwo(k: Term): Term {
  return k.plus(SHIFTER + 1023).shift('shiftLeft', 52);
}

/** y · 2ᵏ in two steps, for |k| ≤ 2044; the first takes what a power of two can hold, so only the second rounds. */
function scale(y: Term, k: Term): Term {
  const first = k.atMost(900).atLeast(-900);
  return y.times(powerOfTwo(first)).times(powerOfTwo(k.minus(first)));
}

/** The integer k that puts x · 2⁻ᵏ into [√½, √2), for normal x > 0. */
function exponentNear(x: Term): Term {
  const shifted = x.abs().plusInteger(x.bits(BigInt(0x3ff00000 - 0x3fe6a09e) << 32n));
  // The biased exponent in the low bits of 2⁵² is a float64 again.
  const biased = shifted.shift('shiftRight', 52).or(x.constant(4503599627370496));
  return biased.minus(4503599627370496 + 1023);
}

function withSignOf(magnitude: Term, x: Term): Term {
  return x.gt(0).pick(magnitude, x.lt(0).pick(magnitude.neg(), x));
}

function exponentOfExp(x: Term): Term {
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: the constant of the scalar function
  return roundToInteger(x.times(1.4426950408889634));
}

function expRemainder(t: Term): Term {
  return t.times(
    horner(
      t,
      [
        0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6,
        4.1381367970572385e-8,
      ],
    ),
  );
}

/** factor · e^{hi + lo}. */
export function scaledExp(hi: Term, lo: Term | 0, factor: Operand): Term {
  const x = hi.atMost(900).atLeast(-900);
  const k = exponentOfExp(x);
  const high = x.minus(k.times(0.6931471803691238));
  const tail = k.times(1.9082149292705877e-10);
  const low = lo === 0 ? tail : tail.minus(lo);
  const r = high.minus(low);
  const c = r.minus(expRemainder(r.times(r)));
  const reduced = low
    .minus(r.times(c).over(c.from(2)))
    .minus(high)
    .from(1);
  return scale(factor === 1 ? reduced : reduced.times(factor), k);
}

export function exp(x: Term): Term {
  return scaledExp(x, 0, 1);
}

export function expm1(x: Term): Term {
  const bounded = x.atMost(800).atLeast(-50);
  const k = exponentOfExp(bounded);
  const high = bounded.minus(k.times(0.6931471803691238));
  const low = k.times(1.9082149292705877e-10);
  const r = high.minus(low);
  const rest = high.minus(r).minus(low);
  const c = r.minus(expRemainder(r.times(r)));
  const beyondLinear = r.times(c).over(c.from(2));
  const integral = powerOfTwo(k.atMost(60).neg()).from(1);
  const sum = integral.plus(r);
  const lost = integral.minus(sum).plus(r);
  const far = scale(sum.plus(beyondLinear.plus(lost.plus(rest))), k);
  return k.eq(0).pick(x.eq(0).pick(x, x.plus(beyondLinear)), far);
}

function logRemainder(f: Term): Term {
  const s = f.over(f.plus(2));
  const z = s.times(s);
  const w = z.times(z);
  const even = w.times(horner(w, [0.3999999999940942, 0.22222198432149784, 0.15313837699209373]));
  const odd = z.times(
    horner(w, [0.6666666666666735, 0.2857142874366239, 0.1818357216161805, 0.14798198605116586]),
  );
  return s.times(f.times(0.5).times(f).plus(odd.plus(even)));
}

export function log(x: Term): Term {
  const subnormal = x.lt(2.2250738585072014e-308);
  const normal = subnormal.pick(x.times(18014398509481984), x);
  const near = exponentNear(normal);
  const k = subnormal.pick(near.minus(54), near);
  const f = scale(x, k.from(0)).minus(1);
  const halfSquare = f.times(0.5).times(f);
  const low = logRemainder(f).plus(k.times(1.9082149292705877e-10));
  const inside = k.times(0.6931471803691238).minus(halfSquare.minus(low).minus(f));
  const above = x.lt(Number.POSITIVE_INFINITY).pick(inside, x);
  return x.gt(0).pick(above, x.eq(0).pick(Number.NEGATIVE_INFINITY, Number.NaN));
}

export function log1p(x: Term): Term {
  const u = x.plus(1);
  const k = exponentNear(u);
  const near = k.eq(0);
  const f = near.pick(x, scale(u, k.from(0)).minus(1));
  const lost = x.ge(1).pick(u.minus(x).from(1), x.minus(u.minus(1)));
  const correction = near.pick(0, lost.over(u));
  const halfSquare = f.times(0.5).times(f);
  const low = logRemainder(f).plus(k.times(1.9082149292705877e-10).plus(correction));
  const inside = k.times(0.6931471803691238).plus(f.minus(halfSquare.minus(low)));
  const above = x.lt(Number.POSITIVE_INFINITY).and(x.ne(0)).pick(inside, x);
  return x.gt(-1).pick(above, x.eq(-1).pick(Number.NEGATIVE_INFINITY, Number.NaN));
}

export function sigmoid(z: Term): Term {
  const e = exp(z.abs().neg());
  return z.lt(0).pick(e, 1).over(e.plus(1));
}

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

export function sech2(x: Term): Term {
  const fourE = scaledExp(x.abs().times(-2), 0, 4);
  const e = fourE.times(0.25);
  return fourE.over(e.times(e.plus(2)).plus(1));
}

export function softplus(z: Term): Term {
  return z.atLeast(0).plus(log1p(exp(z.abs().neg())));
}

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

export function gauss(z: Term): Term {
  return scaledGauss(z, 1, 1);
}

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

export function erf(x: Term): Term {
  const a = x.abs();
  const { near, part } = erfParts(x, a);
  return near.pick(x.plus(x.times(part)), withSignOf(scaledGauss(a, 1, part).from(1), x));
}

export function erfc(x: Term): Term {
  const a = x.abs();
  const { near, part } = erfParts(x, a);
  const tail = scaledGauss(a, 1, part);
  return near.pick(x.from(1).minus(x.times(part)), x.lt(0).pick(tail.from(2), tail));
}

export function Phi(z: Term): Term {
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: the constant of the scalar function
  const x = z.times(0.7071067811865476);
  const { near, part } = erfParts(x, x.abs());
  const tail = scaledGauss(z, 0.5, part.times(0.5));
  const inner = x.plus(1).plus(x.times(part)).times(0.5);
  return near.pick(inner, z.gt(0).pick(tail.from(1), tail));
}

export function atan(x: Term): Term {
  const a = x.abs();
  const far = a.ge(2.4375);
  const upper = a.ge(1.1875);
  const middle = a.ge(0.6875);
  const lower = a.ge(0.4375);
  const choose = (f: Operand, u: Operand, m: Operand, l: Operand, near: Operand) =>
    far.pick(f, upper.pick(u, middle.pick(m, lower.pick(l, near))));
  const numerator = choose(-1, a.minus(1.5), a.minus(1), a.times(2).minus(1), a);
  const denominator = choose(a, a.times(1.5).plus(1), a.plus(1), a.plus(2), 1);
  const high = choose(1.5707963267948966, 0.982793723247329, 0.7853981633974483, 0.4636476090008061, 0);
  const low = choose(
    6.123233995736766e-17,
    1.3903311031230998e-17,
    3.061616997868383e-17,
    2.2698777452961687e-17,
    0,
  );
  const t = numerator.over(denominator);
  return withSignOf(
    high.minus(
      t
        .times(atanRemainder(t.times(t)))
        .minus(low)
        .minus(t),
    ),
    x,
  );
}

function atanRemainder(z: Term): Term {
  const w = z.times(z);
  const odd = z.times(
    horner(
      w,
      [
        0.3333333333333293, 0.14285714272503466, 0.09090887133436507, 0.06661073137387531,
        0.049768779946159324, 0.016285820115365782,
      ],
    ),
  );
  const even = w.times(
    horner(
      w,
      [
        -0.19999999999876483, -0.11111110405462356, -0.0769187620504483, -0.058335701337905735,
        -0.036531572744216916,
      ],
    ),
  );
  return odd.plus(even);
}

/** For |x| ≤ 2²⁰; beyond, NaN, and the caller takes the scalar function. */
export function sin(x: Term): Term {
  return sineAfterQuarters(x, 0);
}

/** For |x| ≤ 2²⁰; beyond, NaN, and the caller takes the scalar function. */
export function cos(x: Term): Term {
  return sineAfterQuarters(x, 1);
}

function sineAfterQuarters(x: Term, quarters: number): Term {
  const n = roundToInteger(x.times(0.6366197723675814));
  const first = x.minus(n.times(1.5707963267341256));
  const p2 = n.times(6.077100506303966e-11);
  const second = first.minus(p2);
  const back2 = second.minus(first);
  const error2 = first.minus(second.minus(back2)).minus(p2.plus(back2));
  const p3 = n.times(2.0222662487111665e-21);
  const third = second.minus(p3);
  const back3 = third.minus(second);
  const error3 = second.minus(third.minus(back3)).minus(p3.plus(back3));
  const low = n.times(8.4784276603689e-32).minus(error2.plus(error3));
  const r = third.minus(low);
  const tail = third.minus(r).minus(low);
  const integer = n.plus(SHIFTER + quarters);
  const odd = integer.shift('shiftLeft', 63);
  const z = r.times(r);
  // The sign bit of `odd` is that of n + quarters being odd; as a mask it must fill the lane.
  const isOdd = odd.shift('shiftRight', 63).plusInteger(odd.bits(-1n)).not();
  const value = isOdd.pick(cosineNearZero(z, r.times(tail)), sineNearZero(r, tail, z));
  const sign = integer.shift('shiftRight', 1).shift('shiftLeft', 63);
  return x.abs().le(1048576).pick(value.xor(sign), Number.NaN);
}

function sineNearZero(r: Term, tail: Term, z: Term): Term {
  const cube = z.times(r);
  const rest = horner(z, [0.00833333333332249, -0.0001984126982985795, 2.7557313707070068e-6]).plus(
    z.times(z.times(z)).times(horner(z, [-2.5050760253406863e-8, 1.58969099521155e-10])),
  );
  return r.minus(
    z
      .times(tail.times(0.5).minus(cube.times(rest)))
      .minus(tail)
      .minus(cube.times(-0.16666666666666632)),
  );
}

function cosineNearZero(z: Term, product: Term): Term {
  const w = z.times(z);
  const rest = z
    .times(horner(z, [0.0416666666666666, -0.001388888888887411, 2.480158728947673e-5]))
    .plus(
      w.times(w).times(horner(z, [-2.7557314351390663e-7, 2.087572321298175e-9, -1.1359647557788195e-11])),
    );
  const half = z.times(0.5);
  const near = half.from(1);
  return near.plus(near.from(1).minus(half).plus(z.times(rest).minus(product)));
}

/** xⁿ for an integer n, the products in the order of the scalar function. */
export function powInt(x: Term, n: number): Term {
  let power: Term | undefined;
  let square = x;
  for (let rest = Math.abs(n); rest > 0; rest >>= 1) {
    if (rest & 1) power = power === undefined ? square : power.times(square);
    square = square.times(square);
  }
  if (power === undefined) return x.constant(1);
  return n < 0 ? x.constant(1).over(power) : power;
}
