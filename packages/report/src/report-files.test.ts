import { parseResult } from '@chainrule/core';
import { expect, test } from 'vitest';
import { charts } from './charts/index.ts';
import { zoo } from './fixtures/zoo.ts';
import { renderMarkdown } from './markdown.ts';
import { type ReportFile, reportFiles } from './report-files.ts';

async function filesOf(name: string): Promise<ReportFile[]> {
  const files: ReportFile[] = [];
  for await (const file of reportFiles(zoo[name]!())) files.push(file);
  return files;
}

test('the files come in a fixed order, a chart in three forms', async () => {
  const files = await filesOf('one activation');
  expect(files.map(({ path }) => path)).toEqual([
    'index.html',
    'report.md',
    'result.json',
    'rows.csv',
    'rows.parquet',
    // All but the one that compares activations: there is one.
    ...Object.keys(charts)
      .filter((name) => name !== 'paired-differences')
      .flatMap((name) => [`charts/${name}.vl.json`, `charts/${name}.svg`, `charts/${name}.png`]),
  ]);
});

test('the same result gives the same bytes', async () => {
  expect(await filesOf('one activation')).toEqual(await filesOf('one activation'));
});

test('the result in the folder is the result', async () => {
  const json = (await filesOf('infinite and NaN')).find(({ path }) => path === 'result.json')!.content;
  expect(parseResult(String(json)).rows[0]?.log10.q50).toBeNaN();
});

test('Markdown takes no markup from names', () => {
  const text = renderMarkdown(zoo['hostile names']!(), { command: 'chainrule report `a`' });
  expect(text).not.toMatch(/<script|<img|<b>/);
  expect(text).not.toMatch(/\n[^|\n]*[^\\]\| pipe/);
  expect(text).toContain('![');
  expect(text.match(/charts\/[a-z-]+\.svg/g)).toHaveLength(Object.keys(charts).length);
});
