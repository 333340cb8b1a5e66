import { interruptible } from '../execution/interrupt.ts';
import { runStudy } from '../execution/run-study.ts';
import { cachePlace } from '../execution/store/cache-place.ts';
import { threadsOf } from '../execution/threads.ts';
import { exitCodes } from '../exit-codes.ts';
import type { StudyOptions } from '../options.ts';
import { withOutputFolder } from '../output/output-folder.ts';
import { showReport } from '../presentation/report-text.ts';
import { showReused } from '../presentation/reused-text.ts';
import { createTerminal } from '../presentation/terminal.ts';
import { writtenJson } from '../presentation/written-text.ts';
import { drawReport } from '../report/draw-report.ts';
import { prepareStudy } from '../study/prepare-study.ts';
import { dryRun } from './dry-run.ts';

/** Where a report goes that no `--out` sends elsewhere. */
export const REPORT_FOLDER = 'chainrule-report';

/**
 * `report [STUDY]`: runs a study and writes its report.
 *
 * @param source a study file, a built-in study or a result; the built-in default where absent
 */
export async function report(source: string | undefined, options: StudyOptions): Promise<number> {
  const terminal = createTerminal(options);
  const out = options.out ?? REPORT_FOLDER;
  const cache = cachePlace(options);
  const message = await prepareStudy(source, options);
  if (options.dryRun) return dryRun(message, { cache, options, terminal });
  await withOutputFolder(out, (folder) =>
    interruptible(async (signal) => {
      const study = await runStudy(message, {
        threads: threadsOf(options),
        quiet: terminal.quiet,
        cache,
        warn: terminal.warning,
        signal,
      });
      const { result } = study;
      if (!options.json) showReused(study, terminal);
      const files = await drawReport(folder, result, { quiet: terminal.quiet, signal });
      const written = { out, files, result };
      if (options.json) terminal.result(writtenJson(written));
      else showReport(written, terminal);
    }),
  );
  return exitCodes.done;
}
