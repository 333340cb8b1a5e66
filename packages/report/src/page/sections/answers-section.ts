import { charts } from '../../charts/index.ts';
import { firstChoice } from '../../choice.ts';
import { type AnswerSentence, answersOf } from '../../findings/answer.ts';
import type { ResultView } from '../../result-view.ts';
import { listed } from '../../text/numbers.ts';
import { type Html, html } from '../html.ts';

/** What there is to know within a minute: questions, and sentences without intervals. */
export function answersSection(view: ResultView): Html | undefined {
  const answers = answersOf(view);
  if (answers.length === 0) return undefined;
  return html`<section aria-labelledby="answers-title" class="answers" id="answers">
<h2 id="answers-title" class="visually-hidden">In short</h2>
${view.schemes.length > 1 ? html`<p class="meta">${scope(view)}</p>` : undefined}
<dl>${answers.map(
    ({ question, sentences }) => html`<div><dt>${question}</dt><dd>${sentences.map(sentenceHtml)}</dd></div>`,
  )}</dl>
</section>`;
}

/** Of which weights the answers are, and where the others are told. */
function scope(view: ResultView): string {
  const { scheme } = firstChoice(view);
  const others = view.schemes.filter((other) => other !== scheme).map((other) => view.schemeText(other));
  return `With ${view.schemeText(scheme)}. What happens with ${listed(others)} stands in the table and can be chosen above the charts.`;
}

function sentenceHtml({ text, place }: AnswerSentence): Html {
  if (place === undefined) return html`${text}. `;
  const what = place === 'verdicts' ? 'What each activation does' : charts[place].question;
  return html`${text}.\u00a0<a href="#${place}">${place === 'verdicts' ? 'Table' : 'Chart'}<span class="visually-hidden">: ${what}</span></a> `;
}
