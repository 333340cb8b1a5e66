import { charts } from '../../charts/index.ts';
import type { Finding } from '../../findings/finding.ts';
import { type Html, html } from '../html.ts';
import { withPowers } from '../with-powers.ts';

/** The findings with their intervals, each with the way to its chart; of each chart the first is seen at once. */
export function findingsSection(findings: readonly Finding[]): Html {
  const heads = findings.filter(({ chart }, i) => findings.findIndex((other) => other.chart === chart) === i);
  const rest = findings.filter((finding) => !heads.includes(finding));
  return html`<section aria-labelledby="findings-title" class="findings" id="findings">
<h2 id="findings-title">What was found</h2>
<ol>${heads.map(findingItem)}</ol>
${rest.length === 0 ? undefined : html`<details><summary>${rest.length} more</summary><ol start="${heads.length + 1}">${rest.map(findingItem)}</ol></details>`}
${findings.some(({ text }) => text.includes('95 %')) ? html`<p class="meta">${INTERVALS}</p>` : undefined}
</section>`;
}

const INTERVALS =
  'Intervals are of 95 %. Ratios are taken chain by chain, over the first 1,024 chains where there are more.';

function findingItem({ text, chart }: Finding): Html {
  return html`<li>${withPowers(text)}. <a href="#${chart}">See the chart<span class="visually-hidden">: ${charts[chart].question}</span></a></li>`;
}
