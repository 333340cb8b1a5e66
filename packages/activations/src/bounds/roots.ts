/** Roots of formulas. */

import type { Tree } from '../formula/tree.ts';
import { createScope } from './enclose.ts';
import { contains, type Interval, isEmpty, isZero, midpoint, point } from './interval.ts';
import { between, cutAxis, splitPoint } from './pieces.ts';
import type { Enclose } from './scope.ts';

/** How many pieces are looked at before the rest is settled by the signs at their ends. */
const BUDGET = 1500;

/**
 * The roots of a formula over |z| ≤ 2⁶⁴, ascending: for each the float64 nearest to it, or an ulp beside.
 *
 * A piece of the axis is put aside where its enclosure excludes 0, which is proved; what remains is split until
 * neighbouring floats are reached. A cluster of such remains is a root where the formula is exactly 0 in it or has
 * opposite signs at its two ends; where it is neither, no root is claimed, so that a root without change of sign
 * that is no float64 can be missed. Where the formula is 0 on an interval, its two ends are given. A value that
 * only underflows is not taken for 0. The number of pieces is limited: of a formula with thousands of roots, such
 * as sin(z), only some are found.
 */
export function findRoots(tree: Tree, parameters: Readonly<Record<string, number>>): readonly number[] {
  const f = createScope(parameters).node(tree).enclose;
  const cuts = cutAxis([]);
  const found: Interval[] = cuts.filter((z) => contains(at(f, z), 0)).map(point);
  let open = between(cuts);
  for (let looked = 0; open.length > 0; ) {
    const next: Interval[] = [];
    for (const piece of open) {
      const range = f(piece, piece);
      looked += 1;
      if (isEmpty(range) || !contains(range, 0) || isUnderflow(range, piece)) continue;
      const middle = isZero(range) || looked > BUDGET ? undefined : splitPoint(piece);
      if (middle === undefined) {
        if (isZero(range) || !(isZero(at(f, piece.lower)) || isZero(at(f, piece.upper)))) found.push(piece);
        continue;
      }
      if (contains(at(f, middle), 0)) found.push(point(middle));
      next.push({ lower: piece.lower, upper: middle }, { lower: middle, upper: piece.upper });
    }
    open = next;
  }
  const roots = new Set(clusters(found).flatMap((cluster) => rootsIn(cluster, f)));
  return [...roots].sort((a, b) => a - b);
}

function at(f: Enclose, z: number): Interval {
  const here = point(z);
  return f(here, here);
}

/** Whether f is so small over so wide a piece that only float64, not f, reaches 0. */
function isUnderflow(range: Interval, piece: Interval): boolean {
  const largest = Math.max(-range.lower, range.upper);
  return largest > 0 && largest < 1e-290 && largest < 1e-20 * (piece.upper - piece.lower);
}

/** Joins pieces and points that touch. */
function clusters(found: readonly Interval[]): readonly Interval[] {
  const joined: Interval[] = [];
  for (const next of [...found].sort((a, b) => a.lower - b.lower || a.upper - b.upper)) {
    const last = joined.at(-1);
    if (last === undefined || next.lower > last.upper) joined.push(next);
    else joined[joined.length - 1] = { lower: last.lower, upper: Math.max(last.upper, next.upper) };
  }
  return joined;
}

function rootsIn(cluster: Interval, f: Enclose): readonly number[] {
  const { lower, upper } = cluster;
  if (lower === upper) return isZero(at(f, lower)) ? [lower] : [];
  if (isZero(f(cluster, cluster))) return [lower, upper];
  const root = lower < 0 && upper > 0 && isZero(at(f, 0)) ? 0 : bisect(cluster, f);
  return root === undefined ? [] : [root];
}

/** The float at which the sign changes, by the middles of point enclosures. */
function bisect({ lower, upper }: Interval, f: Enclose): number | undefined {
  const first = Math.sign(midpoint(at(f, lower)));
  const last = Math.sign(midpoint(at(f, upper)));
  if (isZero(at(f, lower))) return lower;
  if (isZero(at(f, upper))) return upper;
  if (first * last >= 0) return undefined;
  let [a, b] = [lower, upper];
  for (let middle = splitPoint({ lower: a, upper: b }); middle !== undefined; ) {
    const value = at(f, middle);
    if (isZero(value)) return middle;
    if (Math.sign(midpoint(value)) === first) a = middle;
    else b = middle;
    middle = splitPoint({ lower: a, upper: b });
  }
  return Math.abs(midpoint(at(f, a))) <= Math.abs(midpoint(at(f, b))) ? a : b;
}
