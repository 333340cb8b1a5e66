import { charts } from '../../charts/index.ts';
import type { Finding } from '../../findings/finding.ts';
import type { ResultView } from '../../result-view.ts';
import { grouped } from '../../text/numbers.ts';
import type { DrawnChart } from '../drawn-chart.ts';
import { type Html, html } from '../html.ts';
import { answersSection } from './answers-section.ts';
import { findingsSection } from './findings-section.ts';
import { verdictsSection } from './verdicts-section.ts';

/** The title, the answers to a first reader, verdicts, the findings with their charts, and the way to each section. */
export function header(
  view: ResultView,
  findings: readonly Finding[],
  drawn: readonly DrawnChart[],
  explorable: boolean,
): Html {
  const { study, provenance } = view.result;
  return html`<header class="wide">
<div class="masthead">
<p class="kicker">Chainrule report</p>
<div class="selector"><label for="select-theme">Theme</label> <select id="select-theme" name="theme" autocomplete="off"><option value="" selected>System</option><option value="light">Light</option><option value="dark">Dark</option></select></div>
</div>
<h1>${study.title}</h1>
<p class="lead">${LEAD}</p>
<p class="meta">${grouped(study.chains)} chains for each activation and choice of weights · seed ${study.seed} · ${view.series.length === 1 ? 'one activation' : `${view.series.length} activations`} · depth ${depths(view)} · Chainrule ${provenance.version}</p>
${answersSection(view)}
${verdictsSection(view)}
${findingsSection(findings)}
<nav aria-label="Sections"><ul>
${drawn.map(({ chart }) => html`<li><a href="#${chart.name}">${charts[chart.name].question}</a></li>`)}
${explorable ? html`<li><a href="#explorer">What would another chain do?</a></li>` : undefined}
<li><a href="#caps">How large can the slopes be?</a></li>
<li><a href="#method">How was this computed?</a></li>
<li><a href="#provenance">How is it made again?</a></li>
</ul></nav>
</header>`;
}

const LEAD =
  'A gradient tells a weight which way to change, and how far. On its way back from the output, every layer multiplies it by a weight and by the slope of an activation. This report measures how much of it is left, activation by activation, when it gets to the first layer of a chain: a network with one unit in every layer.';

function depths({ depths }: ResultView): string {
  const [first, last] = [depths[0], depths.at(-1)];
  return first === last ? String(first ?? 0) : `${first} to ${last}`;
}
