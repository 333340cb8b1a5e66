import { lowered } from '../../../elementary/exp-halves.ts';
import { horner, type Term } from '../term.ts';
import { SHIFTER } from './binary.ts';

export { lowered };

interface ExpHalves {
  readonly raised: Term;
  readonly g: Term;
  readonly rest: Term;
  readonly above: Term;
  readonly below: Term;
}

/**
 * The parts of e^{−2(y + low)}, where y, low and all parts but `raised` are given so many times as large, a power of two:
 * the bits are the same, and who has 2y need not halve it. The shifter stays even, so that ties round as the scalar ones
 * do: hence 2¹⁰¹.
 */
export function expHalves(y: Term, low: Term | 0, times: 1 | 2 | 4): ExpHalves {
  const bounded = y.atMost(380 * times);
  const shifter = SHIFTER + 1023 + 101;
  const shifted = bounded.times(-2.8853900817779268 / times).plus(shifter);
  const k = shifted.minus(shifter);
  const tail = k.times(9.541074646352939e-11 * times);
  const g = bounded.plus(k.times(0.3465735901845619 * times)).plus(low === 0 ? tail : tail.plus(low));
  const t = g.times(g);
  const terms = [
    0.33333333333333204, -0.022222222221612475, 0.002116402022860139, -0.00021163394822995522,
    2.118726040093306e-5,
  ];
  let scale: number = times;
  const scaled = terms.map((term) => {
    scale /= times * times;
    return term * scale;
  });
  const rest = t.times(horner(t, scaled));
  return {
    raised: shifted.shift('shiftLeft', 52),
    g,
    rest,
    above: rest.plus(g).plus(times),
    below: rest.minus(g).plus(times),
  };
}
