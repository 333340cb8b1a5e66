import type { Shard, ShardResult } from '@chainrule/core';
import type { RecordContent } from './store/record.ts';

/** Where shards are run. */
export interface Runner {
  /** How many shards it works on at a time. */
  readonly threads: number;
  /** Rejects as soon as the signal is aborted, if it can. */
  run(task: ShardTask, signal: AbortSignal): Promise<FinishedShard>;
  close(): Promise<void>;
}

/** A shard to run. */
export interface ShardTask {
  readonly shard: Shard;
  /** Whether it is to be kept, and may be packed for that where it is run. */
  readonly isKept: boolean;
}

/** What a shard found, and that as the content of a record, if it was packed. */
export interface FinishedShard {
  readonly result: ShardResult;
  readonly content?: RecordContent;
}
