import type { ChartName } from '../charts/chart.ts';
import { firstChoice } from '../choice.ts';
import type { ResultView } from '../result-view.ts';
import { grouped, listed } from '../text/numbers.ts';
import { causeFindings } from './cause.ts';
import { fateFindings } from './fate.ts';
import { type Finding, sentence } from './finding.ts';
import { rateFindings } from './rate.ts';
import { reachFindings, subjectReach } from './reach.ts';
import { slopeCapFindings } from './slope-cap.ts';
import { subjectTraining } from './training.ts';
import { BOUNDARIES, type VerdictKind, verdictsOf } from './verdict.ts';
import { versusFindings } from './versus.ts';

/** A question of a first reader, and what the result says to it. */
export interface Answer {
  readonly question: string;
  readonly sentences: readonly AnswerSentence[];
}

/** A sentence without intervals and full stop, and where to see it; nowhere else for some. */
export interface AnswerSentence {
  readonly text: string;
  readonly place?: ChartName | 'verdicts';
}

/**
 * What someone wants to know who has a minute: how much of a gradient arrives, why, whether the first layer learns,
 * what the others do instead, and how sure that is. All of the weight scheme that the charts show first, and without
 * naming it; a question to which the result says nothing is left out.
 */
export function answersOf(whole: ResultView): readonly Answer[] {
  if (whole.depths.length === 0) return [];
  const view = { ...whole, schemes: [firstChoice(whole).scheme] };
  const answers: readonly Answer[] = [
    {
      question: 'How much of the gradient reaches the first layer?',
      sentences: titles(lost(view) ?? subjectReach(view) ?? reachFindings(view)[0]),
    },
    { question: 'Why?', sentences: titles(slopeCapFindings(view)[0], ofSubject(causeFindings(view))) },
    { question: 'Does the first layer learn?', sentences: titles(subjectTraining(view)) },
    { question: 'What do the others do instead?', sentences: others(view) },
    { question: 'How sure is this?', sentences: certainty(view) },
  ];
  return answers.filter(({ sentences }) => sentences.length > 0);
}

/** What becomes of the subject's chains, where too many have no gradient to be compared. */
function lost(view: ResultView): Finding | undefined {
  const row = view.firstLayer(view.series[0]?.name ?? '', view.schemes[0] ?? '').at(-1);
  if (row === undefined) return undefined;
  const { zero, infinite, nan } = row.share;
  return zero + infinite + nan > BOUNDARIES.share ? ofSubject(fateFindings(view)) : undefined;
}

function titles(...findings: readonly (Finding | undefined)[]): AnswerSentence[] {
  return findings.flatMap((finding) =>
    finding === undefined ? [] : [{ text: finding.title, place: finding.chart }],
  );
}

function ofSubject(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ about }) => about.includes(0));
}

/** What a gradient does under the activations of a verdict, those with good news first. */
const fates: Readonly<Record<VerdictKind, (too: string) => string>> = {
  steady: (too) => `stays steady${too}`,
  vanishing: (too) => `vanishes${too}`,
  exploding: (too) => `explodes${too}`,
  dying: (too) => `dies${too}: many chains pass back exactly zero`,
  undecided: () => 'is not decided',
};

function others(view: ResultView): AnswerSentence[] {
  const [subject, ...rest] = verdictsOf(view);
  if (subject === undefined) return titles(versusFindings(view)[0]);
  const groups = (Object.keys(fates) as VerdictKind[]).flatMap((kind) => {
    const labels = rest.filter((verdict) => verdict.kind === kind).map(({ series }) => series.label);
    if (labels.length === 0) return [];
    return [{ labels, fate: fates[kind](kind === subject.kind ? ' too' : '') }];
  });
  if (groups.length === 0) return [];
  const told = groups.map(
    ({ labels, fate }, i) => `under ${listed(labels, 5)} ${i === 0 ? 'the gradient' : 'it'} ${fate}`,
  );
  return [
    { text: sentence(view, told.join('; ')), place: 'verdicts' },
    ...titles(rateFindings(view).find(({ about }) => about.length > 1)),
  ];
}

function certainty(view: ResultView): AnswerSentence[] {
  const { result, series } = view;
  const { chains } = result.study;
  return [
    {
      text:
        series.length > 1
          ? `There are ${grouped(chains)} random chains, the same ones under every activation, so that activations are compared chain by chain`
          : `There are ${grouped(chains)} random chains`,
    },
    ...(verdictsOf(view).length === 0
      ? []
      : [
          {
            text: 'What was found stands below with 95 % intervals, and a verdict only where they leave no other',
          },
        ]),
  ];
}
