import type { StudyResult } from '@chainrule/core';
import { type ReportFormat, reportFiles } from '@chainrule/report';
import { pageExplorer } from '../explorer/assets.ts';
import type { OutputFolder } from '../output/output-folder.ts';
import type { OutputFile } from '../output/write-files.ts';
import { createStatusLine } from '../presentation/status-line.ts';
import { reproducingCommand } from '../study/reproduce.ts';
import { pngRenderer } from './png-renderer.ts';

/** How a report is drawn; none of it but the formats changes what is in its files. */
export interface DrawOptions {
  readonly formats: readonly ReportFormat[];
  readonly threads: number;
  readonly quiet: boolean;
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
  { formats, threads, quiet, signal }: DrawOptions,
): Promise<readonly string[]> {
  const status = createStatusLine({ quiet });
  const renderer = pngRenderer(formats.includes('png') ? threads : 1, signal);
  async function* files(): AsyncGenerator<OutputFile> {
    status.show('drawing the report …');
    const command = await reproducingCommand(result);
    const page = { command, explorer: await pageExplorer() };
    for await (const file of reportFiles(result, { ...page, formats, renderPng: renderer.render })) {
      signal.throwIfAborted();
      status.show(`writing ${file.path} …`);
      yield file;
    }
  }
  try {
    return await folder.replace(files());
  } finally {
    status.clear();
    await renderer.close();
  }
}
