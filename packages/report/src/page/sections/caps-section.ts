import type { StudyResult } from '@chainrule/core';
import { capRows } from '../../caps.ts';
import { viewResult } from '../../result-view.ts';
import { type Html, html } from '../html.ts';
import { heading } from './heading.ts';
import { swatch } from './toolbar.ts';

/** The largest |φ′| of every activation, as a table. */
export function capsSection(result: StudyResult): Html {
  const { columns, rows } = capRows(result);
  const { series } = viewResult(result);
  return html`<section id="caps" aria-labelledby="caps-title">
${heading('caps', 'How large the slopes can be')}
<p>A gradient that passes a layer is multiplied by its slope φ′(z). The cap is the largest |\u2060φ′\u2060(z)| there is: a chain of L layers can pass back no more than the L-th power of it, weights aside. “Proved” means that the interval contains the cap of the real function for every |z| ≤ 2⁶⁴, by interval arithmetic with outward rounding; “observed” that no larger slope was seen.</p>
<div class="table" tabindex="0" role="region" aria-label="Table of slope caps">
<table>
<caption>Slope caps, with the interval that encloses each</caption>
<thead><tr>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([name, ...cells], i) =>
      html`<tr><th scope="row">${swatch(i, series[i]?.style.colour ?? '')}\u00a0<bdi>${name ?? ''}</bdi></th>${cells.map(
        (cell, place) =>
          place < 2 ? html`<td><code>${cell ?? ''}</code></td>` : html`<td>${cell ?? ''}</td>`,
      )}</tr>`,
  )}</tbody>
</table>
</div>
</section>`;
}
