import { verdictsMeaning } from '../../findings/verdict.ts';
import { verdictTable } from '../../findings/verdict-table.ts';
import { firstSchemeFirst } from '../../first-scheme.ts';
import type { ResultView } from '../../result-view.ts';
import { grouped } from '../../text/numbers.ts';
import { type Html, html } from '../html.ts';
import { withPowers } from '../with-powers.ts';
import { heading } from './heading.ts';
import { swatch } from './toolbar.ts';

/** What each activation does to a gradient under each weight scheme, and what that rests on; nothing without verdicts. */
export function verdictsSection(view: ResultView): Html | undefined {
  const { columns, rows } = verdictTable(view);
  if (rows.length === 0) return undefined;
  // The scheme stands above its rows, the number of chains in the caption.
  const shown = columns.slice(1, -1);
  const cells = rows.map(([scheme, ...cells]) => ({ scheme: String(scheme), cells: cells.slice(0, -1) }));
  return html`<section aria-labelledby="verdicts-title" class="findings" id="verdicts">
${heading('verdicts', 'What each activation does')}
<div class="table tall" tabindex="0" role="region" aria-label="Table of verdicts">
<table class="verdicts">
<caption>To the first layer’s gradient, down to depth ${view.deepest}; n\u00a0=\u00a0${grouped(view.result.study.chains)} chains</caption>
<thead><tr>${shown.map(({ title }) => html`<th scope="col">${title.replace(' %', '\u00a0%')}</th>`)}</tr></thead>
${firstSchemeFirst(view).schemes.map(
  (scheme) => html`<tbody>
<tr><th scope="rowgroup" colspan="${shown.length}">${view.schemeText(scheme)}</th></tr>
${cells.filter((row) => row.scheme === scheme).map((row) => verdictRow(view, row.cells))}
</tbody>`,
)}
</table>
</div>
<p class="meta">${verdictsMeaning((word) => word)}</p>
</section>`;
}

function verdictRow({ series }: ResultView, [name, verdict, ...grounds]: readonly Cell[]): Html {
  const one = series.find((candidate) => candidate.name === name);
  return html`<tr><th scope="row">${one && swatch(one.order, one.style.colour)}\u00a0<bdi>${name ?? ''}</bdi></th><td><strong>${verdict ?? ''}</strong></td>${grounds.map((cell) => html`<td>${withInterval(String(cell ?? '–'))}</td>`)}</tr>`;
}

/** On a narrow screen an interval, and of what it is, stand below their number. */
function withInterval(text: string): Html {
  const [number = text, ...below] = text.split(/ (?=\()|(?<=,) /);
  return html`${withPowers(number)}${below.map((part) => html` <span class="interval">${withPowers(part)}</span>`)}`;
}

type Cell = string | number | null;
