import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';

/** How a reader looks at a page. */
export interface Reader {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

/** A page open in the browser, and everything it should not have done. */
export interface OpenPage {
  readonly page: Page;
  /** Console messages, errors, and requests for anything but the file itself. */
  readonly incidents: readonly string[];
}

/** Opens a file with the network off and waits until its charts are live. */
export async function openReport(browser: Browser, file: string, reader: Reader): Promise<OpenPage> {
  const context = await browser.newContext({
    offline: true,
    viewport: { width: reader.width, height: 900 },
    colorScheme: reader.colorScheme,
  });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const incidents: string[] = [];
  page.on('console', (message) => incidents.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => incidents.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url) incidents.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  await page.waitForFunction(() => document.documentElement.dataset.live === 'true');
  return { page, incidents };
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
