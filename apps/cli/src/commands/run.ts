import { join } from 'node:path';
import { serialiseResult } from '@chainrule/core';
import { interruptible } from '../execution/interrupt.ts';
import { runStudy } from '../execution/run-study.ts';
import { cachePlace } from '../execution/store/cache-place.ts';
import { threadsOf } from '../execution/threads.ts';
import { exitCodes } from '../exit-codes.ts';
import type { StudyOptions } from '../options.ts';
import { withOutputFolder } from '../output/output-folder.ts';
import type { OutputFile } from '../output/write-files.ts';
import { showReused } from '../presentation/reused-text.ts';
import { createTerminal } from '../presentation/terminal.ts';
import { writtenHeading, writtenJson } from '../presentation/written-text.ts';
import { prepareStudy } from '../study/prepare-study.ts';
import { dryRun } from './dry-run.ts';

/** Where a result goes that no `--out` sends elsewhere. */
const RESULT_FOLDER = 'chainrule-result';

/**
 * `run STUDY`: runs a study and writes its result, `result.json`.
 *
 * @param source a study file, a built-in study or a result
 */
export async function run(source: string, options: StudyOptions): Promise<number> {
  const terminal = createTerminal(options);
  const out = options.out ?? RESULT_FOLDER;
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
      const files = await folder.replace(one({ path: 'result.json', content: serialiseResult(result) }));
      const written = { out, files, result };
      if (options.json) terminal.result(writtenJson(written));
      else {
        terminal.message(writtenHeading(written, terminal));
        terminal.result(join(out, 'result.json'));
        terminal.message(`Next: chainrule draw ${join(out, 'result.json')}`);
      }
    }),
  );
  return exitCodes.done;
}

async function* one(file: OutputFile): AsyncGenerator<OutputFile> {
  yield file;
}
