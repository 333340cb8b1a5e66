import { fileURLToPath } from 'node:url';
import Tinypool from 'tinypool';
import { fromSource, packageFile } from '../package-file.ts';

/** Where each kind of thread begins. */
const sources = {
  'png-worker': 'src/report/png-worker.ts',
  'shard-worker': 'src/execution/shard-worker.ts',
} as const;

/**
 * Threads that each run the default export of a worker's module, started at once.
 *
 * @param data what every thread is given from the start
 */
export function workerPool(worker: keyof typeof sources, threads: number, data?: unknown): Tinypool {
  return new Tinypool({
    filename: fileURLToPath(packageFile(fromSource ? sources[worker] : `dist/${worker}.js`)),
    minThreads: threads,
    maxThreads: threads,
    workerData: data,
    // Little is made anew while shards are counted, and what is need not wait in tens of megabytes.
    resourceLimits: { maxYoungGenerationSizeMb: 6 },
    // A thread must be told to read the packages from source too: it does not inherit conditions.
    ...(fromSource ? { execArgv: ['--conditions=@chainrule/source'] } : {}),
  });
}
