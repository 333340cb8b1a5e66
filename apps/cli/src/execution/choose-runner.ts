import { setImmediate } from 'node:timers/promises';
import { runShard, type Shard, type Study } from '@chainrule/core';
import type { Runner } from './runner.ts';
import type { StudyMessage } from './study-message.ts';

/** Work, in layer evaluations, below which starting threads costs more than it saves. */
const WORTH_THREADS = 5e6;

/**
 * Chooses where a study runs: on the calling thread when it is small or one thread is asked for, else on a pool.
 *
 * The results do not depend on the choice.
 */
export async function chooseRunner(
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
