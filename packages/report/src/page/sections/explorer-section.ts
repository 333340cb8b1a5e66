import type { ResultView } from '../../result-view.ts';
import { deflatedBlock } from '../deflated.ts';
import { type Html, html, scriptJson } from '../html.ts';
import { heading } from './heading.ts';

/** The place where a reader tries a chain of their own; the script that comes with the page fills it. */
export function explorerSection({ series }: ResultView, script: string): Html {
  const activations = series.map(({ card: { name, formula, parameters } }) => ({
    name,
    ...(formula === undefined ? {} : { formula }),
    parameters,
  }));
  return html`<section id="explorer" aria-labelledby="explorer-title">
${heading('explorer', 'Try a chain')}
<p>One chain, one example. Every change computes the whole chain anew, here in the page, with the code that made this report.</p>
<div id="explorer-place"><noscript><p>This part needs JavaScript.</p></noscript></div>
<script type="application/json" id="explorer-activations">${scriptJson(activations)}</script>
${deflatedBlock('explorer-script', script)}
</section>`;
}
