import type { Shard } from './shard.ts';
import type { Study } from './study.ts';
import { runSweepShard, type SweepShardResult } from './sweep-shard.ts';
import { runTrainingShard } from './training-shard.ts';
import type { TrainingTraces } from './training-traces.ts';

/** What a shard found: plain arrays, fit to cross a thread or to be stored. */
export type ShardResult = SweepShardResult | TrainingTraces;

/** Runs one shard. Pure: the same study and shard give the same result on any machine. */
export function runShard(study: Study, shard: Shard): ShardResult {
  return shard.kind === 'sweep' ? runSweepShard(study, shard) : runTrainingShard(study, shard);
}
