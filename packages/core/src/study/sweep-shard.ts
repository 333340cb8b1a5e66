import { KernelSweep } from './kernel-sweep.ts';
import { KeyTable } from './key-table.ts';
import { type PackedHistograms, packHistograms } from './packed-histograms.ts';
import { ScalarSweep } from './scalar-sweep.ts';
import type { Shard } from './shard.ts';
import type { Study } from './study.ts';
import { sweepRows } from './sweep-rows.ts';

/** The numbers of a run of lanes, counted. */
export interface SweepShardResult {
  readonly kind: 'sweep';
  /** In the order of {@link sweepRows}. */
  readonly histograms: PackedHistograms;
}

/**
 * Gradients and factors of a run of lanes of one cell.
 *
 * Lanes go block by block through the kernel, where there is one; a block that it declines goes through the scalar
 * sweep. Both give the same bits.
 */
export function runSweepShard(study: Study, shard: Shard): SweepShardResult {
  const rows = sweepRows(study);
  const table = new KeyTable(rows.count, shard.lanes * rows.examples);
  const kernel = KernelSweep.for(study, shard);
  const scalars = new ScalarSweep(study, shard);
  const end = shard.firstLane + shard.lanes;
  for (let lane = shard.firstLane; lane < end; ) {
    const size = Math.min(kernel?.lanes ?? end, end - lane);
    if (kernel?.run(lane, size, table) !== true) scalars.run(lane, size, table);
    lane += size;
  }
  return {
    kind: 'sweep',
    histograms: packHistograms(Array.from({ length: rows.count }, (_, row) => table.histogram(row))),
  };
}
