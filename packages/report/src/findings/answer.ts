import type { Distribution } from '@chainrule/core';
import type { ChartName } from '../charts/chart.ts';
import { firstChoice } from '../choice.ts';
import type { ResultView } from '../result-view.ts';
import { grouped, listed, percent } from '../text/numbers.ts';
import { short } from '../text/wording.ts';
import { causeFindings } from './cause.ts';
import { fateFindings } from './fate.ts';
import { type Finding, sentence } from './finding.ts';
import { multiplier, rateFindings } from './rate.ts';
import { reachFindings, subjectReach } from './reach.ts';
import { slopeCapFindings } from './slope-cap.ts';
import { subjectTraining } from './training.ts';
import { BOUNDARIES, type Verdict, type VerdictKind, verdictsOf } from './verdict.ts';
import { versusFindings } from './versus.ts';

/** A question of a first reader, and what the result says to it. */
export interface Answer {
  readonly question: string;
  readonly sentences: readonly AnswerSentence[];
}

/** A sentence without full stop, and with powers of ten as a {@link Finding} has them, and where to see it; nowhere else for some. */
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
  const first = lost(view) ?? subjectReach(view) ?? reachFindings(view)[0];
  const answers: readonly Answer[] = [
    { question: 'How much of the gradient reaches the first layer?', sentences: titles(first) },
    {
      question: 'Why?',
      sentences: titles(
        slopeCapFindings(view)[0],
        ofSubject(causeFindings(view)),
        rateFindings({ ...view, series: view.series.slice(0, 1) })[0],
      ),
    },
    { question: 'Does the first layer learn?', sentences: titles(subjectTraining(view)) },
    { question: 'What do the others do instead?', sentences: others(view) },
    { question: 'How sure is this?', sentences: certainty(view, first) },
  ];
  return answers.filter(({ sentences }) => sentences.length > 0);
}

/** Of which weights the answers are, in plain words, and where the others are told: "stands in the table". */
export function answersScope(view: ResultView, told: string): string {
  const { scheme } = firstChoice(view);
  const others = view.schemes.filter((other) => other !== scheme).map((other) => view.schemeText(other));
  const elsewhere = `What happens with ${listed(others)} ${told}.`;
  return [
    `With ${view.schemeText(scheme)}.`,
    ...meaningOf(view.distribution(scheme)),
    ...(others.length === 0 ? [] : [elsewhere]),
  ].join(' ');
}

/** What the letter in a scheme's words stands for, of a scheme that has one. */
function meaningOf(weights: Distribution | undefined): readonly string[] {
  switch (weights?.kind) {
    case 'normal':
      return [
        'N is the normal distribution, by its mean and variance: every weight is drawn from it at random.',
      ];
    case 'uniform':
      return [
        'U is the uniform distribution, from one number to the other: every weight is drawn from it at random.',
      ];
    default:
      return [];
  }
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
  dying: (too) => `dies${too}: exactly zero comes back`,
  undecided: () => 'is not decided',
};

/** Each group of activations with what becomes of the gradient; those that keep the most before the others. */
function others(view: ResultView): AnswerSentence[] {
  const [subject, ...rest] = verdictsOf(view);
  if (subject === undefined) return titles(versusFindings(view)[0]);
  let unit = ' a layer';
  const groups = (Object.keys(fates) as VerdictKind[]).flatMap((kind) => {
    const alike = rest
      .filter((verdict) => verdict.kind === kind)
      .toSorted((a, b) => (b.rate?.slope ?? 0) - (a.rate?.slope ?? 0));
    if (alike.length === 0) return [];
    const labels = alike.map((verdict) => {
      const text = verdict.series.label + howMuch(verdict, unit);
      if (text.endsWith(' a layer)')) unit = '';
      return text;
    });
    return [{ labels, fate: fates[kind](kind === subject.kind ? ' too' : '') }];
  });
  if (groups.length === 0) return [];
  const told = groups.map(
    ({ labels, fate }, i) => `under ${listed(labels, 5)} ${i === 0 ? 'the gradient' : 'it'} ${fate}`,
  );
  return [{ text: sentence(view, told.join('; ')), place: 'verdicts' }];
}

/** " (× 0.53 a layer)", or of how many chains a verdict of shares is. */
function howMuch({ kind, rate, zero, notFinite }: Verdict, unit: string): string {
  const share = kind === 'dying' ? zero : notFinite;
  if (kind === 'dying' || share.share > BOUNDARIES.share) return ` (${percent(share.share)} of its chains)`;
  return kind === 'undecided' || rate === undefined ? '' : ` (× ${short.magnitude(multiplier(rate))}${unit})`;
}

function certainty(view: ResultView, first: Finding | undefined): AnswerSentence[] {
  const { result, series } = view;
  const { chains } = result.study;
  const told = verdictsOf(view);
  const decided = told.filter(({ kind }) => kind !== 'undecided').length;
  const sentences = [
    series.length > 1
      ? `There are ${grouped(chains)} random chains, the same ones under every activation, so that activations are compared chain by chain`
      : `There are ${grouped(chains)} random chains`,
    ...(first?.interval === undefined
      ? []
      : [
          `Other chains would give other numbers: the first one above has a 95 % interval of ${first.interval}`,
        ]),
    ...(told.length === 0 ? [] : [decidedText(decided, told.length)]),
  ];
  return sentences.map((text) => ({ text }));
}

function decidedText(decided: number, verdicts: number): string {
  const why = 'intervals leave no other';
  if (verdicts === 1)
    return decided === 1 ? `The verdict is decided: its ${why}` : 'The verdict is not decided';
  const how = decided === verdicts ? 'all' : decided === 0 ? 'none' : String(decided);
  return `Of ${verdicts} verdicts with these weights ${how} ${decided === 1 ? 'is' : 'are'} decided: there, ${why}`;
}
