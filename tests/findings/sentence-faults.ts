import { briefSentences } from './brief-sentences.ts';
import { causeSentences } from './cause-sentences.ts';
import { Checker } from './checker.ts';
import type { Evidence } from './evidence.ts';
import { gradientSentences } from './gradient-sentences.ts';
import type { Sentence } from './sentence.ts';
import { shareSentences } from './share-sentences.ts';

const sentences = [...gradientSentences, ...shareSentences, ...causeSentences];

/** Digits that are words: names of formats, of schemes, and of the confidence level. */
const WORDS = /float(?:16|32)|95 %|every weight [^,]+,|weights [NU]\([^)]*\)/g;

/** The place of a sentence's form in the list of all; −1 for none. */
export function formOf(text: string): number {
  return sentences.findIndex(({ pattern }) => pattern.test(text));
}

/** How many forms of sentences there are. */
export const FORMS: number = sentences.length;

/** What is wrong with a sentence: of no known form, a number that the data do not give, or one left unchecked. */
export function sentenceFaults(text: string, evidence: Evidence): readonly string[] {
  return faultsIn(text, sentences, new Checker(), evidence);
}

/** The same of an answer or a heading, which leave out intervals and have forms of their own. */
export function briefFaults(text: string, evidence: Evidence): readonly string[] {
  return faultsIn(text, [...briefSentences, ...sentences], new Checker(true), evidence);
}

function faultsIn(
  text: string,
  forms: readonly Sentence[],
  checker: Checker,
  evidence: Evidence,
): readonly string[] {
  const found = forms.find(({ pattern }) => pattern.test(text));
  if (found === undefined) return ['a sentence of no known form'];
  found.check(checker, found.pattern.exec(text)!.groups ?? {}, evidence);
  const unchecked = numbersOf(evidence.activations.reduce((rest, name) => rest.replaceAll(name, ''), text));
  for (const seen of checker.seen.flatMap(numbersOf)) {
    const place = unchecked.indexOf(seen);
    if (place >= 0) unchecked.splice(place, 1);
  }
  return [...checker.faults, ...unchecked.map((one) => `${one} is recomputed by nothing`)];
}

function numbersOf(text: string): string[] {
  return text.replace(WORDS, '').match(/[\d⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[.,]\d+)*/g) ?? [];
}
