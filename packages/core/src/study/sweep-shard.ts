import { KernelExampleSweep } from './kernel-example-sweep.ts';
import { KernelSweep } from './kernel-sweep.ts';
import type { PackedHistograms } from './packed-histograms.ts';
import { PairedSample } from './paired-sample.ts';
import { RowCounts } from './row-counts.ts';
import { ScalarSweep } from './scalar-sweep.ts';
import { examplesOf, type Shard } from './shard.ts';
import type { Study } from './study.ts';
import type { SummarisedRows } from './summaries.ts';
import { sweepRows } from './sweep-rows.ts';

/** The numbers of a run of lanes, counted. */
export interface SweepShardResult {
  readonly kind: 'sweep';
  readonly counted: PackedHistograms | SummarisedRows;
  /** The values of its {@link PairedSample}. */
  readonly paired: Float64Array;
}

/**
 * Gradients and factors of a run of lanes of one cell.
 *
 * Lanes go block by block through the kernel, where there is one; a block that it declines goes through the scalar
 * sweep. Both give the same bits.
 */
export function runSweepShard(study: Study, shard: Shard): SweepShardResult {
  const rows = sweepRows(study, shard);
  const sample = new PairedSample(rows, shard);
  const scalars = new ScalarSweep(study, shard, rows);
  const Kernel = examplesOf(study) === 1 && study.data === undefined ? KernelSweep : KernelExampleSweep;
  const kernel = Kernel.for(study, shard, rows, scalars, sample);
  const counts = kernel?.run() ?? new RowCounts(rows.count);
  if (kernel === undefined) scalars.run(shard.firstLane, shard.lanes, counts, sample);
  // With all lanes of its cell, nothing is left to be merged.
  const isWhole = shard.lanes === study.spec.chains;
  const counted = isWhole ? counts.summarise(rows) : counts.pack();
  return { kind: 'sweep', counted, paired: sample.values };
}
