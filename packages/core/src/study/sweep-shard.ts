import { KernelSweep } from './kernel-sweep.ts';
import { LogHistogram, type PackedHistogram } from './log-histogram.ts';
import type { FactorRow } from './result.ts';
import { ScalarSweep } from './scalar-sweep.ts';
import type { Shard } from './shard.ts';
import { rowLayers, type Study } from './study.ts';

export interface SweepShardResult {
  readonly kind: 'sweep';
  /** Depth by depth, layer by layer, weight before bias. */
  readonly gradients: readonly PackedHistogram[];
  /** Layer by layer, in the order of {@link FACTOR_PARTS}. */
  readonly factors: readonly PackedHistogram[];
}

export const FACTOR_PARTS: readonly FactorRow['part'][] = ['weight', 'slope', 'factor'];

/** What a sweep counts into, in the order of the result. */
export interface SweepCounts {
  readonly gradients: readonly LogHistogram[];
  readonly factors: readonly LogHistogram[];
}

/**
 * Gradients and factors of a run of lanes of one cell.
 *
 * Lanes go block by block through the kernel, where there is one; a block that it declines goes through the scalar
 * sweep. Both give the same bits.
 */
export function runSweepShard(study: Study, shard: Shard): SweepShardResult {
  const { spec } = study;
  const rowCount = rowLayers(spec).reduce((sum, { layers }) => sum + layers.length, 0);
  const counts: SweepCounts = {
    gradients: histograms(2 * rowCount),
    factors: histograms(FACTOR_PARTS.length * spec.depths.at(-1)!),
  };
  const kernel = KernelSweep.for(study, shard);
  const scalars = new ScalarSweep(study, shard);
  const end = shard.firstLane + shard.lanes;
  for (let lane = shard.firstLane; lane < end; ) {
    const size = Math.min(kernel?.lanes ?? end, end - lane);
    if (kernel?.run(lane, size, counts) !== true) scalars.run(lane, size, counts);
    lane += size;
  }
  return {
    kind: 'sweep',
    gradients: counts.gradients.map((histogram) => histogram.pack()),
    factors: counts.factors.map((histogram) => histogram.pack()),
  };
}

function histograms(count: number): readonly LogHistogram[] {
  return Array.from({ length: count }, () => new LogHistogram());
}
