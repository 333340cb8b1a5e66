import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseResult } from '@chainrule/core';
import { createCharts } from '@chainrule/report';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { chainruleWarm, emptyFolder, smallStudy } from '../cli/chainrule.ts';

/** How a reader looks at a page. */
export interface Reader {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

/** A report on disk, and the charts it is to hold. */
export interface Report {
  readonly folder: string;
  readonly file: string;
  readonly charts: readonly string[];
}

/** A page open in the browser, and everything it should not have done. */
export interface OpenPage {
  readonly page: Page;
  /** Console messages, errors, and requests for anything but the file itself. */
  readonly incidents: string[];
}

/** Writes the report of a small study. */
export async function smallReport(study: string = smallStudy): Promise<Report> {
  const folder = await emptyFolder({ 'study.yaml': study });
  const outcome = await chainruleWarm(['report', 'study.yaml', '--quiet', '--format', 'html'], { folder });
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  const out = join(folder, 'chainrule-report');
  const result = parseResult(await readFile(join(out, 'result.json'), 'utf8'));
  return { folder, file: join(out, 'index.html'), charts: createCharts(result).map(({ name }) => name) };
}

/** Opens a file with the network off and waits until its charts are live. */
export async function openReport(
  browser: Browser,
  file: string,
  reader: Reader,
  fragment = '',
): Promise<OpenPage> {
  const context = await browser.newContext({
    offline: true,
    viewport: { width: reader.width, height: 900 },
    colorScheme: reader.colorScheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const incidents: string[] = [];
  page.on('console', (message) => incidents.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => incidents.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url().replace(/#.*/, '') !== url) incidents.push(`request: ${request.url()}`);
  });
  await page.goto(url + fragment);
  await live(page);
  return { page, incidents };
}

/** Waits until every chart of a page answers. */
export async function live(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.live === 'true');
}

/** For every chart, by name: how many marks have been drawn with a visible extent. */
export function drawnMarks(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-chart]')].map((chart) => {
        const marks = [
          ...chart.querySelectorAll('.role-mark path, .role-mark rect, .role-mark line, .role-mark text'),
        ];
        const drawn = marks.filter((mark) => {
          const { width, height } = mark.getBoundingClientRect();
          return width + height > 0;
        });
        return [chart.dataset.chart, drawn.length];
      }),
    ),
  );
}

/** What is to be seen of every chart, by name: its marks with their places, colours and texts, in no order. */
export function drawings(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-chart]')].map((chart) => {
        const { left, top } = chart.querySelector('svg')!.getBoundingClientRect();
        const marks = [...chart.querySelectorAll('path, rect, line, text')].flatMap((mark) => {
          const { x, y, width, height } = mark.getBoundingClientRect();
          if (width + height === 0) return [];
          const places = [x - left, y - top, width, height].map((place) => Math.round(place));
          // A gradient's id counts drawings.
          const fill = mark.getAttribute('fill')?.replace(/url\(.*\)/, 'gradient');
          return [[mark.tagName, places, fill, mark.textContent].join(' ')];
        });
        return [chart.dataset.chart, marks.sort().join('\n')];
      }),
    ),
  );
}

/** What axe finds wrong in a part of a page. The page's policy refuses script elements: axe comes in through the debugger. */
export async function breaches(page: Page, part = 'html'): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (selector) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(selector, { resultTypes: ['violations'] }),
    part,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
