import { describe, expect, test } from 'vitest';
import { zoo } from '../fixtures/zoo.ts';
import { viewResult } from '../result-view.ts';
import { answersOf } from './answer.ts';
import { findings } from './index.ts';

describe.each(Object.keys(zoo))('to a result with %s', (name) => {
  test('every answer is a sentence without a hole, and names no scheme', () => {
    for (const { sentences } of answersOf(viewResult(zoo[name]!()))) {
      expect(sentences.length).toBeGreaterThan(0);
      for (const { text } of sentences) {
        expect(text).not.toMatch(/(?<!or )NaN|undefined|Infinity|^With |95 %:|\.$/);
        expect(text.length).toBeGreaterThan(10);
      }
    }
  });
});

test('the answers are of the scheme that is shown first: how far, why, with what end, what instead, how sure', () => {
  const result = zoo.usual!();
  const answers = answersOf(viewResult(result));
  expect(answers.map(({ question }) => question)).toEqual([
    'How much of the gradient reaches the first layer?',
    'Why?',
    'Does the first layer learn?',
    'What do the others do instead?',
    'How sure is this?',
  ]);
  const [, why, learning, instead, sure] = answers.map(({ sentences }) => sentences.map(({ text }) => text));
  const trained = findings(result).find(({ chart }) => chart === 'training')!;
  expect(trained.title.toLowerCase()).toContain(learning![0]!.toLowerCase());
  expect(instead![0]).toBe(
    'Under straight (× 1 a layer) the gradient stays steady; under smooth-hinge (× 0.63), gated (× 0.6), odd (× 0.56) and leaky-hinge (× 0.4) it vanishes too; under hinge (98.3 % of its chains) it dies: exactly zero comes back',
  );
  expect(why!.at(-1)).toMatch(/^Each further layer multiplies .* under steep$/);
  expect(sure![1]).toMatch(/the first one above has a 95 % interval of 10\^[\d.]+ … 10\^[\d.]+$/);
  expect(sure![2]).toMatch(/^Of 7 verdicts with these weights all are decided/);
});

test('their numbers are those of the findings', () => {
  const { rows, factors, training, ...rest } = zoo.usual!();
  const under = <T extends { weights: string }>(some: readonly T[]): T[] =>
    some.filter(({ weights }) => weights === 'constant:1');
  const result = { ...rest, rows: under(rows), factors: under(factors), training: under(training) };
  const told = findings(result).map(({ title }) => title);
  for (const { text, place } of answersOf(viewResult(result)).flatMap(({ sentences }) => sentences)) {
    if (place === undefined || place === 'verdicts') continue;
    expect(told.filter((title) => title.startsWith(text))).toHaveLength(1);
  }
});

test('there are none to ask about others where there are none', () => {
  const questions = answersOf(viewResult(zoo['one activation']!())).map(({ question }) => question);
  expect(questions).not.toContain('What do the others do instead?');
});
