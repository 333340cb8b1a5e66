import { type StudyResult, serialiseResult } from '@chainrule/core';
import { createCharts } from './charts/index.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPage } from './page/page.ts';
import type { PageOptions } from './page/page-options.ts';
import { renderPng } from './render/png.ts';
import { renderSvg } from './render/svg.ts';
import { rowsCsv } from './tables/csv.ts';
import { rowsParquet } from './tables/parquet.ts';

/** A file of a report; its path is relative to the report's folder, with forward slashes. */
export interface ReportFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * The files of a report, one after another in a fixed order: `index.html`, `report.md`, `result.json`,
 * `rows.csv`, `rows.parquet`, then for each chart `charts/NAME.vl.json`, `.svg` and `.png`.
 *
 * Nothing is written: that is the caller's. The same result gives the same bytes.
 * @throws Error when a chart would draw a warning
 */
export async function* reportFiles(
  result: StudyResult,
  options: PageOptions = {},
): AsyncGenerator<ReportFile, void, undefined> {
  yield { path: 'index.html', content: await renderPage(result, options) };
  yield { path: 'report.md', content: renderMarkdown(result, options) };
  yield { path: 'result.json', content: serialiseResult(result) };
  yield { path: 'rows.csv', content: rowsCsv(result.rows) };
  yield { path: 'rows.parquet', content: await rowsParquet(result.rows) };
  for (const { name, spec } of createCharts(result)) {
    yield { path: `charts/${name}.vl.json`, content: `${JSON.stringify(spec, null, 1)}\n` };
    const svg = await renderSvg(spec);
    yield { path: `charts/${name}.svg`, content: svg };
    yield { path: `charts/${name}.png`, content: await renderPng(svg) };
  }
}
