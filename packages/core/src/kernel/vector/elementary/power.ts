import type { Term } from '../term.ts';

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
