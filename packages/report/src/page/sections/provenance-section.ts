import type { StudyResult } from '@chainrule/core';
import { provenanceLines } from '../../provenance.ts';
import { type Html, html } from '../html.ts';
import type { PageOptions } from '../page-options.ts';
import { heading } from './heading.ts';

/** What the report was made from, and how to make it again. */
export function provenanceSection(result: StudyResult, { command }: PageOptions): Html {
  return html`<section id="provenance" aria-labelledby="provenance-title">
${heading('provenance', 'How it is made again')}
<ul>${provenanceLines(result).map((line) => html`<li>${line}</li>`)}</ul>
<p>The same study and version give the same bytes on every machine. ${command === undefined ? 'Save the study below as study.json, then:' : 'This report was made by:'}</p>
<pre tabindex="0" role="region" aria-label="Command"><code>${command ?? 'chainrule report study.json'}</code></pre>
<details><summary>The study</summary>
<pre tabindex="0" role="region" aria-label="The study as JSON"><code>${JSON.stringify(result.study, null, 2)}</code></pre>
</details>
</section>`;
}
