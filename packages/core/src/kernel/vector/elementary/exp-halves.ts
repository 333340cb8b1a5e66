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

/** The parts of e^{−2(y + low)}. The shifter stays even, so that ties round as the scalar ones do: hence 2¹⁰¹. */
export function expHalves(y: Term, low: Term | 0): ExpHalves {
  const bounded = y.atMost(380);
  const shifter = SHIFTER + 1023 + 101;
  const shifted = bounded.times(-2.8853900817779268).plus(shifter);
  const k = shifted.minus(shifter);
  const tail = k.times(9.541074646352939e-11);
  const g = bounded.plus(k.times(0.3465735901845619)).plus(low === 0 ? tail : tail.plus(low));
  const t = g.times(g);
  const rest = t.times(
    horner(
      t,
      [
        0.33333333333333204, -0.022222222221612475, 0.002116402022860139, -0.00021163394822995522,
        2.118726040093306e-5,
      ],
    ),
  );
  return {
    raised: shifted.shift('shiftLeft', 52),
    g,
    rest,
    above: rest.plus(g).plus(1),
    below: rest.minus(g).plus(1),
  };
}
