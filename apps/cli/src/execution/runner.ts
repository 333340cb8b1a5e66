import { setImmediate } from 'node:timers/promises';
import { runShard, type Shard, type ShardResult, type Study } from '@chainrule/core';
import type { StudyMessage } from './study-message.ts';

/** Where shards are run. */
export interface Runner {
  /** How many shards it works on at a time. */
  readonly threads: number;
  /** Rejects as soon as the signal is aborted, if it can. */
  run(shard: Shard, signal: AbortSignal): Promise<ShardResult>;
  close(): Promise<void>;
}

/** Work, in layer evaluations, below which starting threads costs more than it saves. */
const WORTH_THREADS = 5e6;

/**
 * Chooses where a study runs: on the calling thread when it is small or one thread is asked for, else on a pool.
 *
 * The results do not depend on the choice.
 */
export async function createRunner(
  study: Study,
  message: StudyMessage,
  shards: readonly Shard[],
  threads: number,
): Promise<Runner> {
  const work = shards.reduce((sum, shard) => sum + shard.work, 0);
  const useful = Math.min(threads, shards.length);
  if (useful <= 1 || work < WORTH_THREADS) return inlineRunner(study);
  const { poolRunner } = await import('./pool.ts');
  return poolRunner(message, useful);
}

function inlineRunner(study: Study): Runner {
  return {
    threads: 1,
    run: async (shard, signal) => {
      // A turn of the event loop between shards lets an interruption through.
      await setImmediate();
      signal.throwIfAborted();
      return runShard(study, shard);
    },
    close: async () => {},
  };
}
