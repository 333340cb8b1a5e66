import type { Kink, SlopeBounds } from '@chainrule/core';
import { compile } from './formula/evaluate.ts';
import type { Tree } from './formula/tree.ts';
import { observationPoints, observeSlope } from './observe.ts';

/** Stands for bounds/index.ts until it lands. */
export function boundSlope(definition: {
  value: Tree;
  slope: Tree;
  curvature: Tree;
  parameters: Readonly<Record<string, number>>;
  kinks: readonly Kink[];
}): SlopeBounds {
  return observeSlope(compile(definition.slope, definition.parameters), definition.kinks);
}

/** Stands for bounds/roots.ts until it lands: bisection between grid points of opposite sign. */
export function findRoots(tree: Tree, parameters: Readonly<Record<string, number>>): readonly number[] {
  const f = compile(tree, parameters);
  const grid = observationPoints();
  const roots = new Set<number>();
  for (let i = 0; i < grid.length; i++) {
    let [a, b] = [grid[i]!, grid[i + 1] ?? grid[i]!];
    if (f(a) === 0) roots.add(a);
    if (!(f(a) * f(b) < 0)) continue;
    for (let step = 0; step < 200; step++) {
      const m = a / 2 + b / 2;
      if (m === a || m === b) break;
      if (Math.sign(f(m)) === Math.sign(f(a))) a = m;
      else b = m;
    }
    roots.add(b);
  }
  return [...roots].sort((a, b) => a - b);
}
