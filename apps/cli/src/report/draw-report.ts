import type { StudyResult } from '@chainrule/core';
import { reportFiles } from '@chainrule/report';
import type { OutputFolder } from '../output/output-folder.ts';
import type { OutputFile } from '../output/write-files.ts';
import { createStatusLine } from '../presentation/status-line.ts';
import { reproducingCommand } from '../study/reproduce.ts';

/**
 * Draws a result's report into a folder; the same result gives the same bytes.
 *
 * @returns the paths of its files
 * @throws the signal's reason when it is aborted, before the folder is changed
 */
export async function drawReport(
  folder: OutputFolder,
  result: StudyResult,
  { quiet, signal }: { readonly quiet: boolean; readonly signal: AbortSignal },
): Promise<readonly string[]> {
  const status = createStatusLine({ quiet });
  async function* files(): AsyncGenerator<OutputFile> {
    status.show('drawing the report …');
    for await (const file of reportFiles(result, { command: await reproducingCommand(result) })) {
      signal.throwIfAborted();
      status.show(`drawing ${file.path} …`);
      yield file;
    }
  }
  try {
    return await folder.replace(files());
  } finally {
    status.clear();
  }
}
