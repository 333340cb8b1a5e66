import process from 'node:process';
import { type Paint, painter } from './style.ts';

/** Where a command speaks: results on stdout, messages on stderr. */
export interface Terminal {
  /** Prints a result, with a newline. */
  result(text: string): void;
  /** Prints a message, with a newline; silent when quiet. */
  message(text: string): void;
  /** Prints a message about something that went wrong but stops nothing; silent when quiet. */
  warning(text: string): void;
  /** Styles results. */
  readonly paint: Paint;
  /** Styles messages. */
  readonly paintMessage: Paint;
  readonly quiet: boolean;
}

/** The terminal of this process. With `quiet`, messages are dropped; results and errors are not. */
export function createTerminal({ quiet = false }: { readonly quiet?: boolean | undefined } = {}): Terminal {
  const message = (text: string): void => {
    if (!quiet) process.stderr.write(`${text}\n`);
  };
  const paintMessage = painter(process.stderr);
  return {
    result: (text) => void process.stdout.write(`${text}\n`),
    message,
    warning: (text) => message(`${paintMessage('warning', 'warning:')} ${text}`),
    paint: painter(process.stdout),
    paintMessage,
    quiet,
  };
}

/** A reader that leaves early, as `| head` does, ends the command without a word. */
export function endSilentlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
}
