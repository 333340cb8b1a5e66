import { runStudy } from '../execution/run-study.ts';
import { cachePlace } from '../execution/store/cache-place.ts';
import { threadsOf } from '../execution/threads.ts';
import type { StudyOptions } from '../options.ts';
import { showReused } from '../presentation/reused-text.ts';
import type { Terminal } from '../presentation/terminal.ts';
import { prepareStudy } from '../study/prepare-study.ts';
import { dryRun } from './dry-run.ts';
import { type Output, writeOutput } from './write-output.ts';

/** How the result of a study is written. */
export interface StudyOutput extends Omit<Output, 'result'> {
  /** Called when computing begins, if there is something to compute: loads what writing will need meanwhile. */
  meanwhile?(): Promise<void>;
}

/**
 * Runs a study and writes its result as `output` says; with `--dry-run` it only tells what that would take.
 *
 * @param source a study file, a built-in study or a result; the built-in default where absent
 * @throws CliError or ChainruleError where the study or an option is not valid, before anything is touched
 */
export async function runToFolder(
  terminal: Terminal,
  source: string | undefined,
  options: StudyOptions,
  output: StudyOutput,
): Promise<number> {
  const cache = cachePlace(options);
  const message = await prepareStudy(source, options);
  if (options.dryRun) return dryRun(message, { cache, options, terminal });
  return writeOutput(terminal, options, {
    ...output,
    result: async (signal) => {
      const study = await runStudy(message, {
        threads: threadsOf(options),
        quiet: terminal.quiet,
        cache,
        warn: terminal.warning,
        // If that fails, it fails again where it is needed.
        computing: () => void output.meanwhile?.().catch(() => undefined),
        signal,
      });
      if (!options.json) showReused(study, terminal);
      return study.result;
    },
  });
}
