import { type StudyResult, serialiseResult } from '@chainrule/core';
import type { Chart } from './charts/chart.ts';
import { createCharts } from './charts/index.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPage } from './page/page.ts';
import type { PageOptions } from './page/page-options.ts';
import { type ChartDrawing, drawChart } from './render/chart-drawing.ts';
import { renderPng } from './render/png.ts';
import { standaloneSvg } from './render/standalone-svg.ts';
import { themedSpec } from './render/themed-spec.ts';
import {
  type ChartFormat,
  chartEndings,
  needsDrawing,
  type ReportFormat,
  reportFormats,
  type WholeFormat,
  wholePaths,
} from './report-format.ts';
import { rowsCsv } from './tables/csv.ts';
import { rowsParquet } from './tables/parquet.ts';
import type { ThemeName } from './theme.ts';

/** A file of a report; its path is relative to the report's folder, with forward slashes. */
export interface ReportFile {
  readonly path: string;
  readonly content: FileContent;
}

type FileContent = string | Uint8Array;

/** What a report is told beside the result. */
export interface ReportOptions extends PageOptions {
  /** The forms to make; all where absent. */
  readonly formats?: readonly ReportFormat[];
  /** The ground that the charts' own files are made for; light where absent. The page follows its reader. */
  readonly theme?: ThemeName;
  /** Draws a chart, or remembers how it was drawn; {@link drawChart} where absent. */
  readonly drawChart?: (chart: Chart) => Promise<ChartDrawing>;
  /** Turns a chart's SVG image into a PNG, perhaps on another thread; {@link renderPng} where absent. */
  readonly renderPng?: (svg: string, chart: Chart) => Promise<Uint8Array>;
}

/**
 * The files of a report, one after another in a fixed order: `index.html`, `report.md`, `result.json`,
 * `rows.csv`, `rows.parquet`, then for each chart `charts/NAME.vl.json`, `.svg` and `.png`.
 *
 * Nothing is written: that is the caller's. The same result gives the same bytes of a file, whatever others are made;
 * but `report.md` names only those that are.
 * Each chart is drawn once, and its PNG begun as soon as it is.
 * @throws Error when a chart would draw a warning
 */
export async function* reportFiles(
  result: StudyResult,
  options: ReportOptions = {},
): AsyncGenerator<ReportFile, void, undefined> {
  const wanted: ReadonlySet<ReportFormat> = new Set(options.formats ?? reportFormats);
  const images: ChartImages[] = [];
  for (const chart of createCharts(result, options.opening))
    images.push(await chartImages(chart, wanted, options));
  const whole: Readonly<Record<WholeFormat, () => FileContent | Promise<FileContent>>> = {
    html: () =>
      renderPage(
        result,
        options,
        images.map(({ drawing }) => drawing!),
      ),
    md: () => renderMarkdown(result, options),
    json: () => serialiseResult(result),
    csv: () => rowsCsv(result),
    parquet: () => rowsParquet(result),
  };
  for (const format of Object.keys(whole) as WholeFormat[]) {
    if (wanted.has(format)) yield { path: wholePaths[format], content: await whole[format]() };
  }
  for (const image of images) {
    for (const format of Object.keys(chartContents) as ChartFormat[]) {
      if (!wanted.has(format)) continue;
      const path = `charts/${image.chart.name}.${chartEndings[format]}`;
      yield { path, content: await chartContents[format](image, options.theme ?? 'light') };
    }
  }
}

/** A chart and what has been made of it so far, as far as the forms that are wanted need it. */
interface ChartImages {
  readonly chart: Chart;
  readonly drawing?: ChartDrawing;
  readonly svg?: string;
  readonly png?: Promise<Uint8Array>;
}

const chartContents: Readonly<
  Record<ChartFormat, (image: ChartImages, theme: ThemeName) => FileContent | Promise<FileContent>>
> = {
  vl: ({ chart }, theme) => `${JSON.stringify(themedSpec(chart.spec, theme), null, 1)}\n`,
  svg: ({ svg }) => svg!,
  png: ({ png }) => png!,
};

async function chartImages(
  chart: Chart,
  wanted: ReadonlySet<ReportFormat>,
  { drawChart: draw = drawChart, renderPng: toPng = (svg) => renderPng(svg), theme }: ReportOptions,
): Promise<ChartImages> {
  const needsSvg = wanted.has('svg') || wanted.has('png');
  if (!needsDrawing(wanted)) return { chart };
  const drawing = await draw(chart);
  if (!needsSvg) return { chart, drawing };
  const svg = standaloneSvg(drawing, theme);
  if (!wanted.has('png')) return { chart, drawing, svg };
  const png = toPng(svg, chart);
  // It is awaited in its turn; until then it must not reject unheard.
  png.catch(() => undefined);
  return { chart, drawing, svg, png };
}
