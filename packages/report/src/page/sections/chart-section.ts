import { deflated, deflatedBlock } from '../deflated.ts';
import type { DrawnChart } from '../drawn-chart.ts';
import { type Html, html, raw } from '../html.ts';
import { heading } from './heading.ts';

/** One chart: its finding, the drawing, how to read it, its numbers, its files. */
export function chartSection({ chart, svg, packed }: DrawnChart): Html {
  const { name, title, subtitle, howToRead, notes } = chart;
  // Who goes from control to control hears no heading.
  const of = html`<span class="visually-hidden">: ${packed.question}</span>`;
  return html`<section id="${name}" class="chart-section" aria-labelledby="${name}-title">
${heading(name, title, packed.question)}
<p class="subtitle">${subtitle}</p>
<p class="now" data-now="${name}" hidden></p>
<figure>
<div class="chart" id="${name}-chart" data-chart="${name}" tabindex="0" role="group" aria-label="Chart, scrolls sideways: ${packed.question}">${raw(svg)}</div>
<figcaption><p><strong>How to read this.</strong> ${howToRead}</p></figcaption>
</figure>
${notes.length === 0 ? undefined : notesBlock(notes)}
<details class="numbers" data-table="${name}"><summary>The numbers${of}</summary>
<div class="table" tabindex="0" role="region" aria-label="Numbers of the chart: ${packed.question}"></div>
<noscript><p>The numbers are in rows.csv and result.json beside this page.</p></noscript>
</details>
<p class="files" data-files="${name}" hidden><button type="button" data-file="spec">Vega-Lite specification${of}</button> <button type="button" data-file="csv">Data as CSV${of}</button> <button type="button" data-file="svg">Image as SVG${of}</button></p>
${deflatedBlock(`${name}-data`, deflated(JSON.stringify(packed)))}
</section>`;
}

function notesBlock(notes: readonly string[]): Html {
  return html`<details class="notes"><summary>What the drawing leaves out (${notes.length})</summary><ul>${notes.map(
    (note) => html`<li>${note}</li>`,
  )}</ul></details>`;
}
