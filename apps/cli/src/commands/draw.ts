import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseResult } from '@chainrule/core';
import { cachePlace } from '../execution/store/cache-place.ts';
import { threadsOf } from '../execution/threads.ts';
import { readText } from '../files/read-text.ts';
import type { CacheOptions, FolderOptions, OpeningOptions, ReportOptions } from '../options.ts';
import { showReport } from '../presentation/report-text.ts';
import { createTerminal } from '../presentation/terminal.ts';
import { drawReport } from '../report/draw-report.ts';
import { reportFormatsOf } from '../report/report-formats.ts';
import { reportOpeningOf } from '../report/report-opening.ts';
import { reportThemeOf } from '../report/report-theme.ts';
import { REPORT_FOLDER } from './report.ts';
import { writeOutput } from './write-output.ts';

/** The largest result read, in bytes. */
const SIZE_LIMIT = 512 * 2 ** 20;

/**
 * `draw RESULT`: a report from an existing result, the same bytes as the report of the run that made it if it opens alike.
 *
 * @param source a result.json, or the folder that holds one
 */
export async function draw(
  source: string,
  options: FolderOptions & ReportOptions & OpeningOptions & CacheOptions,
): Promise<number> {
  const terminal = createTerminal(options);
  const formats = reportFormatsOf(options.format);
  const theme = reportThemeOf(options.theme);
  const isFolder = (await stat(source).catch(() => undefined))?.isDirectory() ?? false;
  const path = isFolder ? join(source, 'result.json') : source;
  const parsed = parseResult(await readText(path, SIZE_LIMIT), path);
  const opening = reportOpeningOf(parsed, options);
  return writeOutput(terminal, options, {
    folder: REPORT_FOLDER,
    result: async () => parsed,
    write: (folder, result, signal) =>
      drawReport(folder, result, {
        formats,
        theme,
        opening,
        threads: threadsOf({}),
        cache: cachePlace(options),
        quiet: terminal.quiet,
        warn: terminal.warning,
        signal,
      }),
    show: showReport,
  });
}
