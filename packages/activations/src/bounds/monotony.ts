/** Whether a formula only rises, or only falls. */

import type { Kink, SlopeBounds } from '@chainrule/core';
import type { Tree } from '../formula/tree.ts';
import { createScope } from './enclose.ts';
import { isEmpty } from './interval.ts';
import { between, cutAxis, splitPoint } from './pieces.ts';
import { linearThresholds } from './thresholds.ts';

/** `increasing` and `decreasing` in the wide sense, with flat stretches allowed; `none` where both slopes occur. */
export type Monotony = 'increasing' | 'decreasing' | 'constant' | 'none';

/**
 * Whether φ is monotone over |z| ≤ 2⁶⁴, from the certified bounds of its slope; undefined where neither this nor
 * its opposite is proved.
 *
 * φ increases where φ′ ≥ 0 and φ jumps upward only. The slope's part and the continuity between the kinks are
 * proved; at a kink the jump is judged by the kink's own float64 limits.
 */
export function monotony(definition: {
  readonly value: Tree;
  readonly parameters: Readonly<Record<string, number>>;
  readonly kinks: readonly Kink[];
  readonly bounds: SlopeBounds;
}): Monotony | undefined {
  const { value, parameters, kinks, bounds } = definition;
  const { supremum, infimum } = bounds;
  if (!(supremum.certified && infimum.certified)) return undefined;
  if (supremum.lower > 0 && infimum.upper < 0) return 'none';
  const jumps = kinks.flatMap(({ jump }) => (jump === undefined ? [] : [jump]));
  const up = jumps.every((jump) => jump.left <= jump.value && jump.value <= jump.right);
  const down = jumps.every((jump) => jump.left >= jump.value && jump.value >= jump.right);
  if (supremum.lower > 0 && !up) return 'none';
  if (infimum.upper < 0 && !down) return 'none';
  if (!isContinuousBetween(value, parameters, kinks)) return undefined;
  const rises = infimum.lower >= 0 && up;
  const falls = supremum.upper <= 0 && down;
  if (rises && falls) return 'constant';
  return rises ? 'increasing' : falls ? 'decreasing' : undefined;
}

/** Enough for a branch that is picked by something else than a line, where its threshold is a kink. */
const BUDGET = 500;

/** Whether φ is proved to have no jump but at the kinks. */
function isContinuousBetween(
  value: Tree,
  parameters: Readonly<Record<string, number>>,
  kinks: readonly Kink[],
): boolean {
  const scope = createScope(parameters);
  const f = scope.node(value).enclose;
  const cuts = cutAxis([...kinks.map(({ at }) => at), ...linearThresholds([value], scope)]);
  const open = [...between(cuts)];
  for (let looked = 0; open.length > 0; looked++) {
    const piece = open.pop()!;
    scope.continuous = true;
    if (isEmpty(f(piece, piece)) || scope.continuous) continue;
    const middle = splitPoint(piece);
    if (middle === undefined || looked > BUDGET) return false;
    open.push({ lower: piece.lower, upper: middle }, { lower: middle, upper: piece.upper });
  }
  return true;
}
