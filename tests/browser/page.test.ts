import { join } from 'node:path';
import axe from 'axe-core';
import { beforeAll, expect, test } from 'vitest';
import { chainrule, emptyFolder } from '../cli/chainrule.ts';
import { fromRoot } from '../support/root.ts';
import { describeInChromium } from './in-chromium.ts';
import { drawnMarks, openReport, type Reader } from './report-page.ts';

const CHARTS = ['phi-and-slope', 'gradient-by-layer', 'gradient-by-depth', 'factors', 'fate', 'training'];
const WIDE: Reader = { width: 1280, colorScheme: 'light' };

describeInChromium('the report page', (browser) => {
  let file: string;
  beforeAll(async () => {
    const folder = await emptyFolder();
    const args = ['report', fromRoot('tests/fixtures/small-study.yaml'), '--quiet'];
    expect(await chainrule(args, { folder })).toMatchObject({ code: 0, stderr: '' });
    file = join(folder, 'chainrule-report/index.html');
  }, 60_000);

  test.for([
    { width: 1280, colorScheme: 'dark' },
    { width: 390, colorScheme: 'light' },
  ] as const)(
    '$width pixels wide and $colorScheme: drawn, quiet, accessible',
    { timeout: 60_000 },
    async (reader) => {
      const { page, incidents } = await openReport(browser(), file, reader);
      const marks = await drawnMarks(page);
      expect(Object.keys(marks)).toEqual(CHARTS);
      for (const name of CHARTS) expect(marks[name], name).toBeGreaterThan(3);

      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        reader.width,
      );
      // The page's policy refuses script elements: axe comes in through the debugger.
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run(),
      );
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
      expect(incidents).toEqual([]);
      await page.context().close();
    },
  );

  test('is drawn before any script has run', async () => {
    const context = await browser().newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    await page.goto(`file://${file}`);
    expect(await page.locator('[data-chart] svg').count()).toBe(CHARTS.length);
    await context.close();
  });

  test('every chart has its numbers as a table', async () => {
    const { page, incidents } = await openReport(browser(), file, WIDE);
    for (const name of CHARTS) {
      await page.locator(`details[data-table="${name}"] summary`).click();
      const table = page.locator(`details[data-table="${name}"] table`);
      await table.waitFor();
      expect(await table.locator('thead th').count()).toBeGreaterThan(2);
      expect(await table.locator('tbody tr').count()).toBeGreaterThan(2);
    }
    expect(incidents).toEqual([]);
    await page.context().close();
  }, 30_000);

  const chartTexts = (page: Awaited<ReturnType<typeof openReport>>['page']) =>
    page.locator('[data-chart]').evaluateAll((charts) => charts.map((chart) => chart.innerHTML));

  test('a click on an activation filters every chart, and another brings the rest back', async () => {
    const { page, incidents } = await openReport(browser(), file, WIDE);
    const before = await chartTexts(page);
    const marks = await drawnMarks(page);
    const button = page.getByRole('button', { name: 'tanh', exact: true });
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('#shown').textContent()).toBe('Showing tanh');
    await expect
      .poll(() => chartTexts(page).then((now) => now.every((text, i) => text !== before[i])))
      .toBe(true);
    const filtered = await drawnMarks(page);
    for (const name of CHARTS) {
      expect(filtered[name], name).toBeGreaterThan(0);
      expect(filtered[name], name).toBeLessThan(marks[name]!);
    }
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => drawnMarks(page)).toEqual(marks);
    expect(incidents).toEqual([]);
    await page.context().close();
  }, 30_000);

  test('the filter works from the keyboard alone', async () => {
    const { page, incidents } = await openReport(browser(), file, WIDE);
    const before = await chartTexts(page);
    const focused = () =>
      page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.activation);
    for (let presses = 0; presses < 60 && (await focused()) === undefined; presses += 1) {
      await page.keyboard.press('Tab');
    }
    expect(await focused()).toBe('0');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.locator('[data-activation="1"]').getAttribute('aria-pressed')).toBe('true');
    await expect
      .poll(() => chartTexts(page).then((now) => now.some((text, i) => text !== before[i])))
      .toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-activation="1"]').getAttribute('aria-pressed')).toBe('false');
    expect(incidents).toEqual([]);
    await page.context().close();
  }, 30_000);
});
