import { basename } from 'node:path';
import type { StudyResult } from '@chainrule/core';
import {
  createCharts,
  type Opening,
  type ReportFormat,
  reportFiles,
  type ThemeName,
} from '@chainrule/report';
import type { CachePlace } from '../execution/store/cache-place.ts';
import { pageExplorer } from '../explorer/assets.ts';
import type { OutputFolder } from '../output/output-folder.ts';
import type { OutputFile } from '../output/write-files.ts';
import { fromSource } from '../package-file.ts';
import { createStatusLine } from '../presentation/status-line.ts';
import { reproducingCommand } from '../study/reproduce.ts';
import { imageMaker } from './image-maker.ts';
import { keepingImages } from './kept-images.ts';

/** In the bundle, a file's name holds a digest of it and of all that it loads: the code that draws. */
const CODE = basename(import.meta.url);

/** How a report is drawn; none of it but formats, theme and opening changes what is in its files. */
export interface DrawOptions {
  readonly formats: readonly ReportFormat[];
  readonly theme: ThemeName;
  /** What it shows before its reader chooses. */
  readonly opening?: Opening;
  readonly threads: number;
  /** Where images are kept; undefined for nowhere. */
  readonly cache: CachePlace | undefined;
  readonly quiet: boolean;
  /** Called with a sentence where something goes wrong that stops nothing. */
  readonly warn: (problem: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Draws a result's report into a folder; the same result gives the same bytes.
 *
 *     result ─▶ SVG, one chart after another ─▶ files, in order
 *                 └─▶ PNG, on other threads ──▲
 *
 * @returns the paths of its files
 * @throws the signal's reason when it is aborted, before the folder is changed
 */
export async function drawReport(
  folder: OutputFolder,
  result: StudyResult,
  { formats, theme, opening = {}, threads, cache, quiet, warn, signal }: DrawOptions,
): Promise<readonly string[]> {
  const status = createStatusLine({ quiet });
  const images = keepingImages(imageMaker(threads, signal), {
    charts: createCharts(result, opening),
    place: fromSource ? undefined : cache,
    code: CODE,
    theme,
    warn,
  });
  async function* files(): AsyncGenerator<OutputFile> {
    status.show('drawing the report …');
    const command = await reproducingCommand(result);
    const page = { command, opening, explorer: await pageExplorer() };
    for await (const file of reportFiles(result, { ...page, formats, theme, ...images })) {
      signal.throwIfAborted();
      status.show(`writing ${file.path} …`);
      yield file;
    }
  }
  try {
    return await folder.replace(files());
  } finally {
    status.clear();
    await images.close();
  }
}
