import { type Kink, powInt } from '@chainrule/core';
import { findRoots } from '../bounds/roots.ts';
import { resolveBranches } from './branches.ts';
import { dependsOnZ, isJunction, operands, subtract } from './construct.ts';
import { compile } from './evaluate.ts';
import { asLine } from './linear.ts';
import { simplify } from './simplify.ts';
import type { Condition, Tree } from './tree.ts';

/** Beyond this no kink is looked for, as bounds say nothing there. */
const reach = powInt(2, 64);

/**
 * The points where φ or φ′ jumps, ascending.
 *
 * Candidates are the thresholds of conditions, abs, sign, min and max: where the two sides meet. Between two
 * neighbouring candidates the formula is one branch throughout; its limits at the candidate are that branch taken
 * *at* the candidate, so that they are as exact as the formula. A candidate is a kink where these limits differ by
 * more than rounding, or where the formula's own value is neither of them. Estimated in float64, not proved; a
 * threshold that is not linear in z is found by interval bisection.
 */
export function findKinks(
  value: Tree,
  slope: Tree,
  parameters: Readonly<Record<string, number>>,
): readonly Kink[] {
  const candidates = thresholds([value, slope], parameters);
  const phi = compile(value, parameters);
  const derivative = compile(slope, parameters);
  return candidates.flatMap((at, i) => {
    const below = between(candidates[i - 1], at);
    const above = between(at, candidates[i + 1]);
    const f = limits(value, parameters, at, below, above);
    const g = limits(slope, parameters, at, below, above);
    const jump = { left: f.left, right: f.right, value: phi(at) };
    const kink = { at, left: g.left, right: g.right, value: derivative(at) };
    const jumps = differ(jump.left, jump.right, f.noise) || isolated(jump, f.noise);
    if (jumps) return [{ ...kink, jump }];
    return differ(kink.left, kink.right, g.noise) || isolated(kink, g.noise) ? [kink] : [];
  });
}

/** Where the branch may change: the roots of the difference of the two sides of every threshold. */
function thresholds(trees: readonly Tree[], parameters: Readonly<Record<string, number>>): readonly number[] {
  const found = new Set<number>();
  const seen = new Set<Tree>();
  const take = (difference: Tree): void => {
    if (!dependsOnZ(difference)) return;
    const line = asLine(difference, parameters);
    const roots =
      line === undefined
        ? findRoots(difference, parameters)
        : line.slope === 0
          ? []
          : [-line.intercept / line.slope];
    for (const root of roots) if (Math.abs(root) <= reach) found.add(root === 0 ? 0 : root);
  };
  // A side may change its sign at a pole, too, where the difference has no root.
  const takePoles = (part: Tree): void => {
    if (part.op === 'divide') take(part.args[1]);
    if (part.op === 'power' && part.exponent < 0) take(part.base);
    operands(part).forEach(takePoles);
  };
  const threshold = (written: Tree): void => {
    const difference = simplify(written);
    take(difference);
    takePoles(difference);
  };
  const walkCondition = (condition: Condition): void => {
    if (isJunction(condition)) condition.args.forEach(walkCondition);
    else threshold(subtract(condition.args[0], condition.args[1]));
  };
  const walk = (tree: Tree): void => {
    if (seen.has(tree)) return;
    seen.add(tree);
    if (tree.op === 'choose') walkCondition(tree.condition);
    if (tree.op === 'abs' || tree.op === 'sign') threshold(tree.args[0]);
    if (tree.op === 'min' || tree.op === 'max') threshold(subtract(tree.args[0], tree.args[1]));
    operands(tree).forEach(walk);
  };
  trees.forEach(walk);
  return [...found].sort((a, b) => a - b);
}

/** A point of the open interval in which nothing changes, not too far from its finite end. */
function between(left: number | undefined, right: number | undefined): number {
  if (left === undefined) return right! - Math.max(1, Math.abs(right!) / 2);
  if (right === undefined) return left + Math.max(1, Math.abs(left) / 2);
  return left / 2 + right / 2;
}

interface Limits {
  readonly left: number;
  readonly right: number;
  /** How far rounding alone moves the two. */
  readonly noise: number;
}

function limits(
  tree: Tree,
  parameters: Readonly<Record<string, number>>,
  at: number,
  below: number,
  above: number,
): Limits {
  const left = oneSided(tree, parameters, at, below);
  const right = oneSided(tree, parameters, at, above);
  return { left: left.limit, right: right.limit, noise: left.noise + right.noise };
}

/** The limit from the side of `inside`: its branch, taken at the point; where that is NaN, ever nearer to it. */
function oneSided(
  tree: Tree,
  parameters: Readonly<Record<string, number>>,
  at: number,
  inside: number,
): { limit: number; noise: number } {
  const branch = compile(resolveBranches(tree, parameters, inside), parameters);
  const towards = Math.sign(inside - at);
  const step = (exponent: number) => at + towards * Math.min(1, Math.abs(inside - at)) * powInt(2, exponent);
  let limit = branch(at);
  for (const exponent of [-52, -40, -26, -13]) {
    if (!Number.isNaN(limit)) break;
    limit = branch(step(exponent));
  }
  const unit = Math.max(Math.abs(at), powInt(2, -10)) * powInt(2, -52);
  const wobble = [-2, -1, 1, 2].map((k) => Math.abs(branch(at + k * unit) - limit));
  return { limit, noise: Math.max(0, ...wobble.filter(Number.isFinite)) };
}

function differ(left: number, right: number, noise: number): boolean {
  if (Object.is(left, right) || left === right) return false;
  if (Number.isNaN(left) || Number.isNaN(right)) return true;
  if (!Number.isFinite(left) || !Number.isFinite(right)) return true;
  return Math.abs(left - right) > 4 * noise + powInt(2, -49) * Math.max(Math.abs(left), Math.abs(right));
}

/** Whether the value at the point is neither limit: a hole filled with something else. */
function isolated(
  { left, right, value }: { left: number; right: number; value: number },
  noise: number,
): boolean {
  return differ(left, value, noise) && differ(right, value, noise);
}
