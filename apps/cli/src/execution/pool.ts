import { fileURLToPath } from 'node:url';
import Tinypool from 'tinypool';
import type { Runner } from './runner.ts';
import type { StudyMessage } from './study-message.ts';
import type runShardTask from './worker.ts';

/** From source, a thread must be told to read the packages from source too: it does not inherit conditions. */
const fromSource = import.meta.url.endsWith('.ts');

/** Runs shards on worker threads. */
export function poolRunner(message: StudyMessage, threads: number): Runner {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL(fromSource ? './worker.ts' : './worker.js', import.meta.url)),
    minThreads: threads,
    maxThreads: threads,
    workerData: message,
    ...(fromSource ? { execArgv: ['--conditions=@chainrule/source'] } : {}),
  });
  return {
    threads,
    run: (shard, signal) => pool.run(shard, { signal }) as ReturnType<typeof runShardTask>,
    close: () => pool.destroy(),
  };
}
