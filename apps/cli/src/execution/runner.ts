import type { Shard, ShardResult } from '@chainrule/core';

/** Where shards are run. */
export interface Runner {
  /** How many shards it works on at a time. */
  readonly threads: number;
  /** Rejects as soon as the signal is aborted, if it can. */
  run(shard: Shard, signal: AbortSignal): Promise<ShardResult>;
  close(): Promise<void>;
}
