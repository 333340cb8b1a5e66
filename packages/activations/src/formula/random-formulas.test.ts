import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enclose } from '../bounds/enclose.ts';
import { divide, type Interval, interval, isBounded, isEmpty, point, subtract } from '../bounds/interval.ts';
import { differentiate } from './differentiate.ts';
import { compile } from './evaluate.ts';
import { randomParameters, randomTree } from './fixtures/random-tree.ts';
import { parseFormula } from './parse.ts';
import { printFormula } from './print.ts';
import type { Tree } from './tree.ts';

/**
 * How many formulas: 1,000 in the suite; `CHAINRULE_FORMULAS=100000` for a soak of some minutes. Pinned seed.
 */
const formulas = Number(
  (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env.CHAINRULE_FORMULAS ??
    1000,
);
const SEED = 11;

/** No integers or halves: `==` in a formula singles those out, and a single point is no interval. */
const starts = [-40.13, -3.07, -1.27, -0.31, 0.43, 1.61, 2.93, 25.7];
const WIDTH = 2 ** -12;

const disjoint = (a: Interval, b: Interval) => a.upper < b.lower || b.upper < a.lower;

/**
 * Whether f jumps in a box, so that the mean value theorem does not speak of it: a difference that stays while the
 * box is halved towards it.
 */
function jumpsIn(tree: Tree, { lower, upper }: Interval): boolean {
  const f = compile(tree, randomParameters);
  let [a, b] = [lower, upper];
  const whole = Math.abs(f(b) - f(a));
  for (let level = 0; level < 30; level += 1) {
    const middle = (a + b) / 2;
    if (Math.abs(f(middle) - f(a)) > Math.abs(f(b) - f(middle))) b = middle;
    else a = middle;
  }
  return Math.abs(f(b) - f(a)) > whole / 4;
}

/**
 * By the mean value theorem (f(b) − f(a)) / (b − a) is a value of f′ between a and b. Both sides are enclosed, so a
 * disagreement is a proof that something is wrong: it needs no tolerance.
 */
function meanValueViolation(tree: Tree, slope: Tree): string | undefined {
  const f = enclose(tree, randomParameters);
  const slopes = enclose(slope, randomParameters);
  for (const start of starts) {
    const box = interval(start, start + WIDTH);
    const [left, right] = [f(point(box.lower)), f(point(box.upper))];
    if (isEmpty(left) || isEmpty(right) || !isBounded(left) || !isBounded(right)) continue;
    const quotient = divide(subtract(right, left), point(WIDTH));
    const range = slopes(box);
    // Where f is not defined throughout, or has a pole, there is no mean value.
    if (isEmpty(range) || !isBounded(range) || !isBounded(f(box)) || !disjoint(quotient, range)) continue;
    if (jumpsIn(tree, box)) continue;
    return `${printFormula(tree)} at ${start}: quotient [${quotient.lower}, ${quotient.upper}], slope [${range.lower}, ${range.upper}] of ${printFormula(slope)}`;
  }
  return undefined;
}

/** Every value computed in a box lies in the enclosure of the box, to the rounding of the computation. */
function containmentViolation(tree: Tree): string | undefined {
  const f = enclose(tree, randomParameters);
  const value = compile(tree, randomParameters);
  for (const start of starts) {
    const box = interval(start, start + 0.75);
    const range = f(box);
    for (const place of [0, 0.1, 0.37, 0.5, 0.93, 1]) {
      const z = start + 0.75 * place;
      const exact = f(point(z));
      // A wide enclosure of a single point tells nothing: at the edge of its domain f may not be defined there at all.
      const tight =
        exact.upper - exact.lower <= 1e-6 * Math.max(Math.abs(exact.lower), Math.abs(exact.upper));
      if (isEmpty(exact) || !isBounded(exact) || !tight) continue;
      if (disjoint(exact, range)) return `${printFormula(tree)} on [${start}, ${start + 0.75}]`;
      const computed = value(z);
      if (!Number.isFinite(computed)) continue;
      // What rounding may have moved: the point's own enclosure says how ill the formula is conditioned there.
      const slack = 4 * (exact.upper - exact.lower) + 1e-9 * Math.abs(computed) + 1e-300;
      if (computed < range.lower - slack || computed > range.upper + slack) {
        return `${printFormula(tree)} at ${z}: ${computed} outside [${range.lower}, ${range.upper}]`;
      }
    }
  }
  return undefined;
}

test(`${formulas} random formulas: printed and read back, differentiated twice, enclosed`, () => {
  const parameters = Object.keys(randomParameters);
  fc.assert(
    fc.property(randomTree, (tree) => {
      expect(parseFormula(printFormula(tree), { parameters })).toEqual(tree);
      const slope = differentiate(tree);
      const curvature = differentiate(slope);
      expect(meanValueViolation(tree, slope)).toBeUndefined();
      expect(meanValueViolation(slope, curvature)).toBeUndefined();
      expect(containmentViolation(tree)).toBeUndefined();
    }),
    { seed: SEED, numRuns: formulas },
  );
}, 3_600_000);

test('a wrong derivative does not pass', () => {
  const tree = parseFormula('z * sigmoid(z)', { parameters: [] });
  expect(meanValueViolation(tree, differentiate(tree))).toBeUndefined();
  expect(meanValueViolation(tree, parseFormula('sigmoid(z)', { parameters: [] }))).toBeDefined();
});
