import { prepareDrawing } from '@chainrule/report';
import { cachePlace } from '../execution/store/cache-place.ts';
import { threadsOf } from '../execution/threads.ts';
import type { ReportOptions, StudyOptions } from '../options.ts';
import { showReport } from '../presentation/report-text.ts';
import { createTerminal } from '../presentation/terminal.ts';
import { drawReport } from '../report/draw-report.ts';
import { reportFormatsOf } from '../report/report-formats.ts';
import { reportThemeOf } from '../report/report-theme.ts';
import { runToFolder } from './run-to-folder.ts';

/** Where a report goes that no `--out` sends elsewhere. */
export const REPORT_FOLDER = 'chainrule-report';

/**
 * `report [STUDY]`: runs a study and writes its report.
 *
 * @param source a study file, a built-in study or a result; the built-in default where absent
 */
export async function report(
  source: string | undefined,
  options: StudyOptions & ReportOptions,
): Promise<number> {
  const terminal = createTerminal(options);
  const formats = reportFormatsOf(options.format);
  const theme = reportThemeOf(options.theme);
  return runToFolder(terminal, source, options, {
    folder: REPORT_FOLDER,
    meanwhile: () => prepareDrawing(formats),
    write: (folder, result, signal) =>
      drawReport(folder, result, {
        formats,
        theme,
        threads: threadsOf(options),
        cache: cachePlace(options),
        quiet: terminal.quiet,
        // That nothing can be kept has been said where the study was run.
        warn: () => undefined,
        signal,
      }),
    show: showReport,
  });
}
