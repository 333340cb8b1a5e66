import type { Runner } from './runner.ts';
import type runShardTask from './shard-worker.ts';
import type { StudyMessage } from './study-message.ts';
import { workerPool } from './worker-pool.ts';

/** Runs shards on worker threads. */
export function poolRunner(message: StudyMessage, threads: number): Runner {
  const pool = workerPool('shard-worker', threads, message);
  return {
    threads,
    run: (shard, signal) => pool.run(shard, { signal }) as ReturnType<typeof runShardTask>,
    close: () => pool.destroy(),
  };
}
