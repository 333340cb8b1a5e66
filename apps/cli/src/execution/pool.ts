import type { FinishedShard, Runner, ShardTask } from './runner.ts';
import { ShardQueue } from './shard-queue.ts';
import type { StudyMessage } from './study-message.ts';
import { workerPool } from './worker-pool.ts';

interface Waiting extends ShardTask {
  readonly signal: AbortSignal;
  readonly settle: (finished: Promise<FinishedShard>) => void;
}

/** Runs shards on worker threads, each of which goes on with the lanes that it has drawn as long as there are some. */
export function poolRunner(message: StudyMessage, threads: number): Runner {
  // A pool a thread, so that it is known which one runs what.
  const pools = Array.from({ length: threads }, () => workerPool('shard-worker', 1, message));
  const idle = new Set(pools.keys());
  const queue = new ShardQueue<Waiting>();

  const begin = (): void => {
    for (const thread of idle) {
      const next = queue.take(thread);
      if (next === undefined) return;
      const { signal, settle, ...task } = next;
      const finished = pools[thread]!.run(task, { signal }) as Promise<FinishedShard>;
      idle.delete(thread);
      const proceed = (): void => {
        idle.add(thread);
        begin();
      };
      // The thread has its next shard before this one's result is looked at.
      finished.then(proceed, proceed);
      settle(finished);
    }
  };

  return {
    threads,
    run: (task, signal) =>
      new Promise((settle) => {
        queue.push({ ...task, signal, settle });
        begin();
      }),
    close: async () => {
      queue.clear();
      await Promise.all(pools.map((pool) => pool.destroy()));
    },
  };
}
