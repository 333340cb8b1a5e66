import type { StudyResult } from '@chainrule/core';
import { createCharts } from '../charts/index.ts';
import { findings } from '../findings/index.ts';
import { type ChartDrawing, drawCharts } from '../render/chart-drawing.ts';
import { viewResult } from '../result-view.ts';
import { pageAssets } from './assets.ts';
import { colourStyles } from './css-colours.ts';
import { deflatedBlock, deflatedScript, policyHash } from './deflated.ts';
import { drawnChart } from './drawn-chart.ts';
import { html, raw } from './html.ts';
import type { PageOptions } from './page-options.ts';
import { capsSection } from './sections/caps-section.ts';
import { chartSection } from './sections/chart-section.ts';
import { explorerSection } from './sections/explorer-section.ts';
import { header } from './sections/header.ts';
import { methodSection } from './sections/method-section.ts';
import { provenanceSection } from './sections/provenance-section.ts';
import { toolbar } from './sections/toolbar.ts';

/**
 * A report as one HTML file that needs nothing else: no request leaves it, and its policy lets none.
 *
 * Every chart is there as an image before any script runs; the script then makes it live. What only scripts read
 * stands deflated in the page: charts as JSON, Vega, and the explorer's script where there is one.
 *
 *     result ─▶ charts ─▶ Vega-Lite ─▶ Vega ─┬─▶ SVG in the page
 *                                            └─▶ JSON, deflated, for the script
 *
 * @param drawings the charts of the result, where they have been drawn already
 */
export async function renderPage(
  result: StudyResult,
  options: PageOptions = {},
  drawings?: readonly ChartDrawing[],
): Promise<string> {
  const { script, style: sheet, live } = await pageAssets();
  const explorer =
    options.explorer === undefined
      ? undefined
      : { ...options.explorer, ...deflatedScript(options.explorer.script) };
  const style = colourStyles() + sheet + (explorer?.style ?? '');
  const view = viewResult(result, options.opening);
  const charts = (drawings ?? (await drawCharts(createCharts(result, options.opening)))).map((drawing) =>
    drawnChart(view, drawing),
  );
  const policy = contentPolicy(
    [policyHash(script), live.hash, ...(explorer === undefined ? [] : [explorer.hash])],
    policyHash(style),
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Chainrule ${result.provenance.version}">
<title>${result.study.title} · Chainrule</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the report</a>
${header(view, findings(result, options.opening), charts, explorer !== undefined)}
<main id="content" tabindex="-1">
${toolbar(
  view,
  charts.map(({ chart }) => chart),
)}
${charts.map(chartSection)}
${explorer === undefined ? undefined : explorerSection(view, explorer.deflated)}
${capsSection(result)}
${methodSection(view)}
${provenanceSection(result, options)}
</main>
${deflatedBlock('live-script', live.deflated)}
<script>${raw(script)}</script>
</body>
</html>
`.html;
}

/** Only what is named by its hash runs or styles; nothing is fetched, and no form is sent. */
function contentPolicy(scripts: readonly string[], style: string): string {
  const quoted = scripts.map((hash) => `'${hash}'`).join(' ');
  return `default-src 'none'; script-src ${quoted}; style-src '${style}'; img-src data:; base-uri 'none'; form-action 'none'`;
}
