import type { FactorRow } from './result.ts';
import { rowLayers, type Study } from './study.ts';

/**
 * Where a sweep counts what: first a pair of rows for each depth and layer, ∂C/∂w before ∂C/∂b, in the order of
 * `depths`; from `factors` on, if it is not undefined, three rows for each layer, in the order of {@link FACTOR_PARTS}.
 */
export interface SweepRows {
  readonly depths: readonly DepthLayers[];
  readonly factors: number | undefined;
  readonly count: number;
  /** Layers of the deepest chain that the rows need. */
  readonly deepest: number;
}

/** The layers of a depth that get rows. */
export interface DepthLayers {
  readonly depth: number;
  readonly layers: readonly number[];
}

/** Which pairs of rows of a cell a shard is about, of all its depths and layers in order; factors go with the first. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** The parts of a factor, in the order of their rows. */
export const FACTOR_PARTS: readonly FactorRow['part'][] = ['weight', 'slope', 'factor'];

/** The rows of a shard of a study's sweeps, the same for every cell. */
export function sweepRows({ spec }: Study, { rows: { first, end } }: { readonly rows: RowRange }): SweepRows {
  const depths: DepthLayers[] = [];
  let at = 0;
  for (const { depth, layers } of rowLayers(spec)) {
    const mine = layers.slice(Math.max(0, first - at), Math.max(0, end - at));
    at += layers.length;
    if (mine.length > 0) depths.push({ depth, layers: mine });
  }
  const pairs = depths.reduce((sum, { layers }) => sum + 2 * layers.length, 0);
  const hasFactors = first === 0;
  const deepest = hasFactors ? spec.depths.at(-1)! : depths.at(-1)!.depth;
  return {
    depths,
    factors: hasFactors ? pairs : undefined,
    count: pairs + (hasFactors ? FACTOR_PARTS.length * deepest : 0),
    deepest,
  };
}

/** The rows of ∂C/∂w₀, one a depth that has one. */
export function firstLayerRows({ depths }: SweepRows): ReadonlySet<number> {
  const rows = new Set<number>();
  let row = 0;
  for (const { layers } of depths) {
    if (layers[0] === 0) rows.add(row);
    row += 2 * layers.length;
  }
  return rows;
}
