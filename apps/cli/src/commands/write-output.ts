import type { StudyResult } from '@chainrule/core';
import { interruptible } from '../execution/interrupt.ts';
import { exitCodes } from '../exit-codes.ts';
import type { FolderOptions } from '../options.ts';
import { type OutputFolder, withOutputFolder } from '../output/output-folder.ts';
import type { Terminal } from '../presentation/terminal.ts';
import { type Written, writtenJson } from '../presentation/written-text.ts';

/** What differs between commands that write a folder from a result. */
export interface Output {
  /** Where it goes that no `--out` sends elsewhere. */
  readonly folder: string;
  /** The result that is written. */
  result(signal: AbortSignal): Promise<StudyResult>;
  /** Writes it; returns the paths of the files. */
  write(folder: OutputFolder, result: StudyResult, signal: AbortSignal): Promise<readonly string[]>;
  /** Tells a person that it is there. */
  show(written: Written, terminal: Terminal): void;
}

/**
 * Writes a command's output folder and tells so.
 *
 *     lock the folder ─▶ result ─▶ write ─▶ show
 *
 * @throws CliError `interrupted` on SIGINT, and what locking, computing and writing throw
 */
export async function writeOutput(
  terminal: Terminal,
  options: FolderOptions,
  output: Output,
): Promise<typeof exitCodes.done> {
  const out = options.out ?? output.folder;
  await withOutputFolder(out, (folder) =>
    interruptible(async (signal) => {
      const result = await output.result(signal);
      const files = await output.write(folder, result, signal);
      const written = { out, files, result };
      if (options.json) terminal.result(writtenJson(written));
      else output.show(written, terminal);
    }),
  );
  return exitCodes.done;
}
