import { horner, type Operand, type Term } from '../term.ts';
import { roundToInteger, SHIFTER, withSignOf } from './binary.ts';

/** The inverse tangent. */
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
