import type { FactorRow } from './result.ts';
import { rowLayers, type Study } from './study.ts';

/**
 * Where a sweep counts what: first a pair of rows for each depth and layer, ∂C/∂w before ∂C/∂b, in the order of
 * `depths`; from `factors` on, three rows for each layer, in the order of {@link FACTOR_PARTS}.
 */
export interface SweepRows {
  readonly depths: ReturnType<typeof rowLayers>;
  readonly factors: number;
  readonly count: number;
  /** Numbers that a lane adds to a row, at most. */
  readonly examples: number;
}

/** The parts of a factor, in the order of their rows. */
export const FACTOR_PARTS: readonly FactorRow['part'][] = ['weight', 'slope', 'factor'];

/** The rows of a study's sweeps, the same for every cell. */
export function sweepRows({ spec, data }: Study): SweepRows {
  const depths = rowLayers(spec);
  const factors = depths.reduce((sum, { layers }) => sum + 2 * layers.length, 0);
  return {
    depths,
    factors,
    count: factors + FACTOR_PARTS.length * spec.depths.at(-1)!,
    examples: data?.examples.length ?? ('examples' in spec.data ? spec.data.examples : 1),
  };
}
