import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { runShard, type Shard, type Study } from '@chainrule/core';
import type { Runner } from './runner.ts';
import type { StudyMessage } from './study-message.ts';
import { typicalSeconds } from './typical-seconds.ts';

/**
 * Work for one thread, in seconds by estimate, below which more threads cost more than they save: each takes 0.1 s to
 * load the packages, to build the study and to warm up, while an engine that is warm already goes on faster.
 * `CHAINRULE_THREADS_FROM` sets another.
 */
const WORTH_THREADS = 0.3;

/**
 * Chooses where shards are run: on the calling thread when they are little work or one thread is asked for, else on a
 * pool. The results do not depend on the choice.
 *
 * @param shards those that are to be run
 */
export async function chooseRunner(
  study: Study,
  message: StudyMessage,
  shards: readonly Shard[],
  threads: number,
): Promise<Runner> {
  const useful = usefulThreads(shards, threads);
  if (useful === 1) return inlineRunner(study);
  const { poolRunner } = await import('./pool.ts');
  return poolRunner(message, useful);
}

/** How many threads, of those allowed, are worth their start for some shards; 1 means the calling one. */
export function usefulThreads(shards: readonly Shard[], threads: number): number {
  const from = Number(process.env.CHAINRULE_THREADS_FROM ?? WORTH_THREADS);
  return typicalSeconds(shards) < from ? 1 : Math.min(threads, shards.length);
}

function inlineRunner(study: Study): Runner {
  return {
    threads: 1,
    run: async ({ shard }, signal) => {
      // A turn of the event loop between shards lets an interruption through.
      await setImmediate();
      signal.throwIfAborted();
      return { result: runShard(study, shard) };
    },
    close: async () => {},
  };
}
