/** Where a formula changes branch. */

import { isJunction, zero } from '../formula/construct.ts';
import type { Condition, Tree } from '../formula/tree.ts';
import { rootOfLines } from './condition.ts';
import type { Interval } from './interval.ts';
import { between, cutAxis } from './pieces.ts';
import type { Scope } from './scope.ts';

/**
 * The thresholds in z at which a condition, an abs, a sign, a min or a max of the formulas changes side, as far as
 * these compare lines; each as the one or two floats that enclose it.
 *
 * Cutting the axis there leaves every such comparison decided on every piece. Thresholds that compare anything else
 * are left to the search.
 */
export function linearThresholds(trees: readonly Tree[], scope: Scope): readonly number[] {
  const pairs = comparisons(trees);
  const roots = pairs.map(([left, right]) => rootOfLines(left, right, scope));
  const found = new Set<number>();
  // Twice, as min(max(0, z), 6) is a line in pieces only once the first threshold is known.
  for (let pass = 0; pass < 2; pass++) {
    for (const piece of between(cutAxis(found))) {
      for (const root of roots) {
        const here = root(piece);
        if (here !== undefined && inside(here, piece)) found.add(here.lower).add(here.upper);
      }
    }
  }
  return [...found];
}

function inside(root: Interval, piece: Interval): boolean {
  return root.lower > piece.lower && root.upper < piece.upper;
}

/** Both sides of everything that is compared in the formulas. */
function comparisons(trees: readonly Tree[]): readonly (readonly [Tree, Tree])[] {
  const pairs: (readonly [Tree, Tree])[] = [];
  const seen = new Set<Tree>();
  const visit = (tree: Tree): void => {
    if (seen.has(tree)) return;
    seen.add(tree);
    if (tree.op === 'choose') {
      visitCondition(tree.condition);
      visit(tree.then);
      visit(tree.otherwise);
    } else if (tree.op === 'power') {
      visit(tree.base);
    } else if ('args' in tree) {
      if (tree.op === 'min' || tree.op === 'max') pairs.push(tree.args);
      if (tree.op === 'abs' || tree.op === 'sign') pairs.push([tree.args[0], zero]);
      tree.args.forEach(visit);
    }
  };
  const visitCondition = (condition: Condition): void => {
    if (isJunction(condition)) {
      condition.args.forEach(visitCondition);
    } else {
      pairs.push(condition.args);
      condition.args.forEach(visit);
    }
  };
  trees.forEach(visit);
  return pairs;
}
