import { constantValue } from './evaluate.ts';
import type { Tree } from './tree.ts';

/** slope·z + intercept. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** Reads a tree as a line in z; undefined where it is none, or not by its shape. */
export function asLine(tree: Tree, parameters: Readonly<Record<string, number>>): Line | undefined {
  const value = constantValue(tree, parameters);
  if (value !== undefined) return { slope: 0, intercept: value };
  switch (tree.op) {
    case 'z':
      return { slope: 1, intercept: 0 };
    case 'negate': {
      const u = asLine(tree.args[0], parameters);
      return u && { slope: -u.slope, intercept: -u.intercept };
    }
    case 'add':
    case 'subtract': {
      const u = asLine(tree.args[0], parameters);
      const v = asLine(tree.args[1], parameters);
      const sign = tree.op === 'add' ? 1 : -1;
      return u && v && { slope: u.slope + sign * v.slope, intercept: u.intercept + sign * v.intercept };
    }
    case 'multiply': {
      const u = asLine(tree.args[0], parameters);
      const v = asLine(tree.args[1], parameters);
      if (u === undefined || v === undefined || (u.slope !== 0 && v.slope !== 0)) return undefined;
      const [line, factor] = u.slope === 0 ? [v, u.intercept] : [u, v.intercept];
      return { slope: line.slope * factor, intercept: line.intercept * factor };
    }
    case 'divide': {
      const u = asLine(tree.args[0], parameters);
      const by = constantValue(tree.args[1], parameters);
      return u && by !== undefined ? { slope: u.slope / by, intercept: u.intercept / by } : undefined;
    }
    default:
      return undefined;
  }
}
