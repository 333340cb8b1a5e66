import { charts } from '../../charts/index.ts';
import { type AnswerSentence, answersOf, answersScope } from '../../findings/answer.ts';
import type { ResultView } from '../../result-view.ts';
import { type Html, html } from '../html.ts';
import { withPowers } from '../with-powers.ts';

/** What there is to know within a minute: questions, and sentences without intervals. */
export function answersSection(view: ResultView): Html | undefined {
  const answers = answersOf(view);
  if (answers.length === 0) return undefined;
  return html`<section aria-labelledby="answers-title" class="answers" id="answers">
<h2 id="answers-title" class="visually-hidden">In short</h2>
<p class="meta">${answersScope(view, 'stands in the table and can be chosen above the charts')}</p>
<dl>${answers.map(
    ({ question, sentences }) => html`<div><dt>${question}</dt><dd>${sentences.map(sentenceHtml)}</dd></div>`,
  )}</dl>
</section>`;
}

function sentenceHtml({ text, place }: AnswerSentence): Html {
  if (place === undefined) return html`${withPowers(text)}. `;
  const what = place === 'verdicts' ? 'What each activation does' : charts[place].question;
  return html`${withPowers(text)}.\u00a0<a href="#${place}">${place === 'verdicts' ? 'Table' : 'Chart'}<span class="visually-hidden">: ${what}</span></a> `;
}
