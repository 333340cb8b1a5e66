import { horner, type Term } from '../term.ts';
import { exponentNear, scale } from './binary.ts';

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

/** The natural logarithm. */
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

/** ln(1 + x). */
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
