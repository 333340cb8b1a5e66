import type { ResultView } from '../../result-view.ts';
import { type Html, html, raw } from '../html.ts';

/**
 * The legend of every chart at once: a button an activation. None pressed shows all; pressing one shows it alone,
 * pressing more adds them.
 */
export function toolbar({ series }: ResultView): Html {
  return html`<div class="toolbar" role="group" aria-label="Activations to show">
<span class="toolbar-label" aria-hidden="true">Show only</span>
<div class="choices">
${series.map(
  ({ name, order, style }) =>
    html`<button type="button" class="choice" aria-pressed="false" data-activation="${order}">${swatch(order, style.colour)}<bdi>${name}</bdi></button>`,
)}
<button type="button" class="all" hidden>Show all</button>
</div>
<p class="visually-hidden" role="status" id="shown"></p>
</div>`;
}

/** A sample of a series' colour; decoration, for its name stands beside it. */
export function swatch(order: number, colour: string): Html {
  const place = order < 8 ? String(order + 1) : 'further';
  return html`<svg class="swatch" aria-hidden="true" width="12" height="12"><circle cx="6" cy="6" r="5" fill="${raw(`var(--series-${place}, ${colour})`)}"/></svg>`;
}
