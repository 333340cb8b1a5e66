import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseResult } from '@chainrule/core';
import { interruptible } from '../execution/interrupt.ts';
import { exitCodes } from '../exit-codes.ts';
import { readText } from '../files/read-text.ts';
import type { FolderOptions } from '../options.ts';
import { withOutputFolder } from '../output/output-folder.ts';
import { showReport } from '../presentation/report-text.ts';
import { createTerminal } from '../presentation/terminal.ts';
import { writtenJson } from '../presentation/written-text.ts';
import { drawReport } from '../report/draw-report.ts';
import { REPORT_FOLDER } from './report.ts';

/** The largest result read, in bytes. */
const SIZE_LIMIT = 512 * 2 ** 20;

/**
 * `draw RESULT`: a report from an existing result, the same bytes as the report of the run that made it.
 *
 * @param source a result.json, or the folder that holds one
 */
export async function draw(source: string, options: FolderOptions): Promise<number> {
  const terminal = createTerminal(options);
  const out = options.out ?? REPORT_FOLDER;
  const isFolder = (await stat(source).catch(() => undefined))?.isDirectory() ?? false;
  const path = isFolder ? join(source, 'result.json') : source;
  const result = parseResult(await readText(path, SIZE_LIMIT), path);
  await withOutputFolder(out, (folder) =>
    interruptible(async (signal) => {
      const files = await drawReport(folder, result, { quiet: terminal.quiet, signal });
      const written = { out, files, result };
      if (options.json) terminal.result(writtenJson(written));
      else showReport(written, terminal);
    }),
  );
  return exitCodes.done;
}
