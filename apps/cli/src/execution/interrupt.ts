import { setMaxListeners } from 'node:events';
import process from 'node:process';
import { CliError } from '../cli-error.ts';
import { commandLine } from '../command-line.ts';
import { StudyInterrupted } from './study-interrupted.ts';

/**
 * Runs work that SIGINT (Ctrl-C) ends at once: the signal given to it is aborted, and the command ends with exit
 * code 130 and the line that continues it. A second SIGINT kills the process as usual.
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
    const again = commandLine(process.argv.slice(2));
    if (error instanceof StudyInterrupted && error.kept > 0) {
      const { kept, total } = error;
      throw new CliError('interrupted', `interrupted; ${kept} of ${total} parts are done and kept`, {
        hints: [`To continue: ${again}`],
      });
    }
    throw new CliError('interrupted', 'interrupted; nothing was written', {
      hints: [`To start again: ${again}`],
    });
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}
