import { expect, test } from 'vitest';
import { zoo } from './fixtures/zoo.ts';
import { renderMarkdown } from './markdown.ts';
import type { ReportFormat } from './report-format.ts';
import { escaped } from './text/markdown-text.ts';

test.each<[ReportFormat[] | undefined, string, string]>([
  [
    undefined,
    'charts/fate.svg',
    'The whole result is in `result.json`, its rows are in `rows.csv` and `rows.parquet`.',
  ],
  [['md', 'png', 'json'], 'charts/fate.png', 'The whole result is in `result.json`.'],
  [['md', 'svg', 'png', 'csv'], 'charts/fate.svg', 'Its rows are in `rows.csv`.'],
])('of the forms %j only those are named that are there', (formats, image, end) => {
  const text = renderMarkdown(zoo['one activation']!(), { formats });
  expect(text).toContain(`](${image})`);
  expect(text.trimEnd().split('\n').at(-1)).toBe(end);
});

test('alone it names no other file', () => {
  const text = renderMarkdown(zoo['one activation']!(), { formats: ['md'] });
  expect(text).not.toMatch(/!\[|charts\/|result\.json|rows\.(?:csv|parquet)/);
});

test('every link within it leads somewhere', () => {
  const text = renderMarkdown(zoo.usual!());
  const places = new Set([...text.matchAll(/<a id="([a-z-]+)">/g)].map(([, id]) => id));
  for (const [, place] of text.matchAll(/\]\(#([a-z-]+)\)/g)) expect(places).toContain(place);
});

test('long tables are cut and say so, but no verdict is left out', () => {
  const text = renderMarkdown(zoo['thirty activations']!());
  expect(text).toMatch(/\nThe first 40 of [\d,]+ rows\.\n/);
  expect(text.match(/^\| (?:constant|normal):1 \| activation-\d+ \| /gm)).toHaveLength(60);
});

test('powers of ten are raised in findings and verdicts', () => {
  const result = zoo['one activation']!();
  const rows = result.rows.map((row) => {
    const q50 = -9 * row.depth;
    return { ...row, log10: { ...row.log10, q50 }, interval: { low: q50 - 0.1, high: q50 + 0.1 } };
  });
  const text = renderMarkdown({ ...result, rows }, { formats: ['md'] });
  expect(text).toMatch(/^\| [a-z]+:1 \| steep \| vanishing \| 10<sup>−9\.0+<\/sup> \(10<sup>/m);
  expect(text).not.toContain('10^');
});

test('what could be markup is shown', () => {
  expect(escaped('a_b *c* [d](e) `f` <g> & #h | $i$')).toBe(
    'a\\_b \\*c\\* \\[d\\](e) \\`f\\` &lt;g&gt; &amp; \\#h \\| \\$i\\$',
  );
  expect(['+ x', '- x', '1. x', '2) x', '2.5 x'].map(escaped)).toEqual([
    '\\+ x',
    '\\- x',
    '1\\. x',
    '2\\) x',
    '2.5 x',
  ]);
});
