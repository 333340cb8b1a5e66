import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseResult } from '@chainrule/core';
import { findings, renderMarkdown, rowsCsv } from '@chainrule/report';
import { beforeAll, describe, expect, test } from 'vitest';
import { chainruleWarm, emptyFolder } from '../cli/chainrule.ts';
import { schemeOf } from './checker.ts';
import { readEvidence } from './evidence.ts';
import { variants } from './fabricated.ts';
import { briefFaults, FORMS, formOf, sentenceFaults } from './sentence-faults.ts';
import { pageText, type Told, toldInMarkdown } from './told.ts';
import { verdictFaults } from './verdict-rows.ts';

const study = `title: Recomputed
seed: 5
activations: [sigmoid, tanh, relu, gelu, { name: grow, formula: "3 * z" }]
depths: [1, 2, 4, 12]
weights: [{ scheme: constant, value: 1 }, { scheme: normal, std: 1 }]
chains: 200
training: { steps: 5, learningRate: 0.1, chains: 16, depth: 4 }
`;

/** Every fault of what is told, by what it is a fault of. */
function faultsOf(
  { sentences, verdicts, answers, weights, headings }: Told,
  csv: string,
): Record<string, readonly string[]> {
  const evidence = readEvidence(csv);
  const answered = { ...evidence, schemes: [schemeOf(evidence, weights)] };
  return Object.fromEntries(
    [
      ...sentences.map((text) => [text, sentenceFaults(text, evidence)] as const),
      ...verdicts.map((cells) => [cells.join(' | '), verdictFaults(cells, evidence)] as const),
      ...answers.map((text) => [text, briefFaults(text, answered)] as const),
      ...headings.map((text) => [text, briefFaults(text, evidence)] as const),
    ].filter(([, faults]) => faults.length > 0),
  );
}

const NOTHING: Told = { sentences: [], verdicts: [], answers: [], weights: undefined, headings: [] };

describe('every number of every finding is recomputed, from rows.csv alone and by other code', () => {
  let files: { md: string; html: string; csv: string; json: string };

  beforeAll(async () => {
    const folder = await emptyFolder({ 'study.yaml': study });
    const { code, stderr } = await chainruleWarm(
      ['report', 'study.yaml', '--quiet', '--format', 'html,md,csv,json'],
      { folder },
    );
    expect([code, stderr]).toEqual([0, '']);
    const read = (file: string): Promise<string> => readFile(join(folder, 'chainrule-report', file), 'utf8');
    const [md, html, csv, json] = await Promise.all(
      ['report.md', 'index.html', 'rows.csv', 'result.json'].map(read),
    );
    files = { md: md!, html: html!, csv: csv!, json: json! };
  });

  test('in report.md', () => {
    const told = toldInMarkdown(files.md);
    expect(told.sentences.length).toBeGreaterThan(8);
    expect(told.answers.length).toBeGreaterThan(6);
    expect(told.headings.length).toBeGreaterThan(7);
    expect(faultsOf(told, files.csv)).toEqual({});
  });

  test('in the page, which says the same', () => {
    const text = pageText(files.html);
    const { sentences, verdicts } = toldInMarkdown(files.md);
    for (const sentence of sentences) expect(text).toContain(sentence);
    for (const [, ...cells] of verdicts) expect(text).toContain(cells.slice(0, -1).join(' '));
  });

  test('whatever the numbers are', () => {
    const result = parseResult(files.json);
    const forms = new Set<number>();
    const verdicts = new Set<string>();
    for (const [what, other] of variants(result)) {
      const csv = rowsCsv(other);
      const told: Told = { ...NOTHING, sentences: findings(other).map(({ text }) => text) };
      for (const text of told.sentences) forms.add(formOf(text));
      expect(faultsOf(told, csv), what).toEqual({});
      // Every fifth as Markdown: that takes a while.
      if (/^seed .*[1-46-9]$/.test(what)) continue;
      const written = toldInMarkdown(renderMarkdown(other));
      expect(written.sentences.toSorted()).toEqual(told.sentences.toSorted());
      for (const [, , verdict] of written.verdicts) verdicts.add(verdict!);
      expect(faultsOf(written, csv), what).toEqual({});
    }
    expect([...forms].sort((a, b) => a - b)).toEqual(Array.from({ length: FORMS }, (_, form) => form));
    expect([...verdicts].sort()).toEqual([
      'dying',
      'exploding',
      'not decided at n = 200',
      'steady',
      'vanishing',
    ]);
  });

  test('and a number that is changed does not pass', () => {
    const [[, other]] = variants(parseResult(files.json));
    const evidence = readEvidence(rowsCsv(other));
    const told = toldInMarkdown(renderMarkdown(other));
    for (const text of told.sentences) {
      for (const changed of changes(text)) expect(sentenceFaults(changed, evidence), changed).not.toEqual([]);
    }
    for (const cells of told.verdicts) {
      cells.slice(2).forEach((cell, index) => {
        for (const changed of changes(cell)) {
          const row = cells.with(index + 2, changed);
          expect(verdictFaults(row, evidence), row.join(' | ')).not.toEqual([]);
        }
      });
    }
  });
});

/** The text with the last digit of one of its numbers changed, for each of them; words with digits are kept. */
function changes(text: string): string[] {
  const words = /float(?:16|32)|95 %|every weight [^,]+,|weights [NU]\([^)]*\)/;
  const parts = new RegExp(`${words.source}|10(?:\\^|(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]))|(?<number>[\\d.,]*\\d)`, 'g');
  return [...text.matchAll(parts)]
    .filter(({ groups }) => groups!.number !== undefined)
    .map(({ 0: digits, index }) => {
      const last = index + digits.length - 1;
      return `${text.slice(0, last)}${(Number(text[last]) + 5) % 10}${text.slice(last + 1)}`;
    });
}
