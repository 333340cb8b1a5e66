import { fileURLToPath } from 'node:url';
import Tinypool from 'tinypool';
import { fromSource, packageFile } from '../package-file.ts';
import type { Runner } from './runner.ts';
import type runShardTask from './shard-worker.ts';
import type { StudyMessage } from './study-message.ts';

/** Runs shards on worker threads. */
export function poolRunner(message: StudyMessage, threads: number): Runner {
  const pool = new Tinypool({
    filename: fileURLToPath(
      packageFile(fromSource ? 'src/execution/shard-worker.ts' : 'dist/shard-worker.js'),
    ),
    minThreads: threads,
    maxThreads: threads,
    workerData: message,
    // A thread must be told to read the packages from source too: it does not inherit conditions.
    ...(fromSource ? { execArgv: ['--conditions=@chainrule/source'] } : {}),
  });
  return {
    threads,
    run: (shard, signal) => pool.run(shard, { signal }) as ReturnType<typeof runShardTask>,
    close: () => pool.destroy(),
  };
}
