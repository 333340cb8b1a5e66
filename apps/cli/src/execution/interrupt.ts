import { setMaxListeners } from 'node:events';
import process from 'node:process';
import { CliError } from '../cli-error.ts';
import { commandLine } from '../command-line.ts';

/**
 * Runs work that SIGINT (Ctrl-C) ends at once: the signal given to it is aborted, and the command ends with exit
 * code 130 and the line that starts it again. A second SIGINT kills the process as usual.
 *
 * @throws CliError `interrupted`
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  // Every shard in flight listens.
  setMaxListeners(0, controller.signal);
  const interrupt = (): void => controller.abort();
  process.once('SIGINT', interrupt);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    throw new CliError('interrupted', 'interrupted; nothing was written', {
      hints: [`To start again: ${commandLine(process.argv.slice(2))}`],
    });
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}
