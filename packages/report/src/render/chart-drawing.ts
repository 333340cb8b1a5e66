import type { Chart } from '../charts/chart.ts';
import { untitled } from '../charts/titled.ts';
import { pageColours, withCssColours } from '../page/css-colours.ts';
import { slimSvg } from '../page/slim-svg.ts';
import { needsDrawing, type ReportFormat, reportFormats } from '../report-format.ts';
import { theme } from '../theme.ts';
import { compileSpec, type VegaSpec } from './compile.ts';
import { foldable } from './foldable.ts';
import { drawVega } from './svg.ts';
import { mapTags } from './svg-tags.ts';

/** A chart, drawn once: what its images in a page and in files of their own are made from. */
export interface ChartDrawing {
  readonly chart: Chart;
  /** As Vega, its colours CSS variables, its rows of panels as long as the signal `room` lets them be. */
  readonly vega: VegaSpec;
  /**
   * The image without its title, for a place that gives colours and typeface: colours are CSS variables, text has the
   * typeface of what is around it. Its ids begin with the chart's name.
   */
  readonly svg: string;
}

/**
 * Draws a chart; the same bytes for the same chart, whatever was drawn before.
 *
 *     Vega-Lite ─▶ Vega ─▶ SVG ─┬─▶ in a page
 *                               └─▶ standaloneSvg ─▶ renderPng
 *
 * @throws Error when Vega or Vega-Lite warns
 */
export async function drawChart(chart: Chart): Promise<ChartDrawing> {
  const compiled = await compileSpec(untitled(chart.spec), theme(pageColours, 'inherit'));
  const vega = foldable(withCssColours(compiled) as VegaSpec);
  return { chart, vega, svg: withOwnIds(slimSvg(await drawVega(vega)), chart.name) };
}

/** Draws charts one after another. */
export async function drawCharts(charts: readonly Chart[]): Promise<readonly ChartDrawing[]> {
  const drawings: ChartDrawing[] = [];
  for (const chart of charts) drawings.push(await drawChart(chart));
  return drawings;
}

/**
 * Loads what these forms will need (0.2 s), for a caller that has nothing else to do just then; drawing does it anyway.
 */
export async function prepareDrawing(formats: readonly ReportFormat[] = reportFormats): Promise<void> {
  if (needsDrawing(formats)) await Promise.all([import('vega'), import('vega-lite')]);
}

/** No two images of a page may share an id, and each is drawn by itself. */
function withOwnIds(svg: string, name: string): string {
  return mapTags(svg, (tag) => tag.replace(/ id="/, ` id="${name}-`).replace(/="url\(#/g, `="url(#${name}-`));
}
