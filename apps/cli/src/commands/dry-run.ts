import { estimateStudy } from '../execution/estimate-study.ts';
import type { CachePlace } from '../execution/store/cache-place.ts';
import type { StudyMessage } from '../execution/study-message.ts';
import { threadsOf } from '../execution/threads.ts';
import { exitCodes } from '../exit-codes.ts';
import type { StudyOptions } from '../options.ts';
import { estimateText } from '../presentation/estimate-text.ts';
import type { Terminal } from '../presentation/terminal.ts';
import { studyHeading } from '../presentation/written-text.ts';

/** `--dry-run` of the commands that run a study: says what it would take, and writes nothing. */
export async function dryRun(
  message: StudyMessage,
  { cache, options, terminal }: DryRun,
): Promise<typeof exitCodes.done> {
  const estimate = await estimateStudy(message, {
    threads: threadsOf(options),
    cache,
    warn: terminal.warning,
  });
  if (options.json) {
    terminal.result(JSON.stringify({ ...estimate, cache: cache?.folder ?? null }, null, 2));
  } else {
    terminal.message(studyHeading(message.spec, message.data?.summary, terminal));
    terminal.result(estimateText(estimate, cache));
  }
  return exitCodes.done;
}

export interface DryRun {
  readonly cache: CachePlace | undefined;
  readonly options: StudyOptions;
  readonly terminal: Terminal;
}
