import { parseResult } from '@chainrule/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { charts } from './charts/index.ts';
import { zoo } from './fixtures/zoo.ts';
import { renderMarkdown } from './markdown.ts';
import { darkSeriesColours, seriesColours } from './palette.ts';
import { type ReportFile, type ReportOptions, reportFiles } from './report-files.ts';
import type { ReportFormat } from './report-format.ts';
import { darkColours, lightColours, type ThemeName, theme } from './theme.ts';

async function filesOf(name: string, options: ReportOptions = {}): Promise<ReportFile[]> {
  const files: ReportFile[] = [];
  for await (const file of reportFiles(zoo[name]!(), options)) files.push(file);
  return files;
}

describe('the files of a report', () => {
  let files: readonly ReportFile[];
  beforeAll(async () => {
    files = await filesOf('one activation');
  });

  test('come in a fixed order, a chart in three forms', () => {
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

  test('are the same bytes again', async () => {
    // Without images: that these are has a test of its own.
    const formats: readonly ReportFormat[] = ['html', 'md', 'json', 'csv', 'parquet', 'vl', 'svg'];
    const again = await filesOf('one activation', { formats });
    expect(again).toEqual(files.filter(({ path }) => !path.endsWith('.png')));
  });

  test.each<[ReportFormat[], string[]]>([
    [
      ['json', 'csv'],
      ['result.json', 'rows.csv'],
    ],
    [
      ['svg', 'csv'],
      ['rows.csv', 'charts/fate.svg'],
    ],
    [['png'], ['charts/fate.png']],
  ])('are, in the forms %j alone, the same ones', async (formats, some) => {
    // An image is the renderer's work: here it only tells what it was given.
    const renderPng = async (svg: string) => new TextEncoder().encode(svg);
    const chosen = await filesOf('one activation', { formats, renderPng });
    expect(chosen.map(({ path }) => path)).toEqual(expect.arrayContaining(some));
    const contentOf = (path: string) => files.find((file) => file.path === path)?.content;
    for (const { path, content } of chosen) {
      expect(formats.some((format) => path.endsWith(format))).toBe(true);
      const image = path.endsWith('.png');
      expect(image ? new TextDecoder().decode(content as Uint8Array) : content).toEqual(
        contentOf(image ? path.replace('.png', '.svg') : path),
      );
    }
  });
});

test('a specification brings its theme, and in the dark the dark colours', async () => {
  const specOf = async (theme: ThemeName) => {
    const files = await filesOf('two activations', { formats: ['vl'], theme });
    return String(files.find(({ path }) => path === 'charts/gradient-by-depth.vl.json')?.content);
  };
  const [light, dark] = [await specOf('light'), await specOf('dark')];
  expect(JSON.parse(light).config).toEqual(theme(lightColours));
  expect(JSON.parse(dark).config).toEqual(theme(darkColours));
  expect(light).toContain(seriesColours[1]);
  expect(dark).toContain(darkSeriesColours[1]);
  expect(dark).not.toContain(seriesColours[1]);
});

test('the result in the folder is the result', async () => {
  const [file] = await filesOf('infinite and NaN', { formats: ['json'] });
  expect(file!.path).toBe('result.json');
  expect(parseResult(String(file!.content)).rows[0]?.log10.q50).toBeNaN();
});

test('Markdown takes no markup from names', () => {
  const text = renderMarkdown(zoo['hostile names']!(), { command: 'chainrule report `a`' });
  expect(text).not.toMatch(/<script|<img|<b>/);
  expect(text).not.toMatch(/\n[^|\n]*[^\\]\| pipe/);
  expect(text).toContain('![');
  expect(text.match(/charts\/[a-z-]+\.svg/g)).toHaveLength(Object.keys(charts).length);
});
