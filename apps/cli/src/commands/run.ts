import { join } from 'node:path';
import { serialiseResult } from '@chainrule/core';
import type { StudyOptions } from '../options.ts';
import type { OutputFile } from '../output/write-files.ts';
import { createTerminal } from '../presentation/terminal.ts';
import { writtenHeading } from '../presentation/written-text.ts';
import { runToFolder } from './run-to-folder.ts';

/** Where a result goes that no `--out` sends elsewhere. */
const RESULT_FOLDER = 'chainrule-result';

/**
 * `run STUDY`: runs a study and writes its result, `result.json`.
 *
 * @param source a study file, a built-in study or a result
 */
export async function run(source: string, options: StudyOptions): Promise<number> {
  return runToFolder(createTerminal(options), source, options, {
    folder: RESULT_FOLDER,
    write: (folder, result) => folder.replace(one({ path: 'result.json', content: serialiseResult(result) })),
    show: (written, terminal) => {
      const path = join(written.out, 'result.json');
      terminal.message(writtenHeading(written, terminal));
      terminal.result(path);
      terminal.message(`Next: chainrule draw ${path}`);
    },
  });
}

async function* one(file: OutputFile): AsyncGenerator<OutputFile> {
  yield file;
}
