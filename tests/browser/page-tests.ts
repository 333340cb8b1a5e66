import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallStudy } from '../cli/chainrule.ts';
import {
  breaches,
  drawings,
  drawnMarks,
  live,
  type OpenPage,
  openReport,
  type Report,
  smallReport,
} from './report-page.ts';

const DEAD = `title: 'Nothing <b>comes</b> "back" </script>'
activations: [relu, { name: nothing, formula: "0 * z" }]
depths: [1]
weights: { scheme: constant, value: 0 }
chains: 16
`;

/** What a person does with the page of a report, and what it must not do. */
export function describeReportPage(browser: () => Browser): void {
  describe('the report page', () => {
    let report: Report;
    beforeAll(async () => {
      report = await smallReport(smallStudy.replace('[1, 2, 4]', '[2, 4]'));
    }, 60_000);

    /** Drawn, quiet, no wider than its reader's screen, accessible. */
    const check = async ({ page, incidents }: OpenPage, width: number): Promise<void> => {
      const marks = await drawnMarks(page);
      expect(Object.keys(marks)).toEqual(report.charts);
      for (const name of report.charts) expect(marks[name], name).toBeGreaterThan(3);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await breaches(page)).toEqual([]);
      expect(incidents).toEqual([]);
    };

    test('390 pixels wide and light: drawn, quiet, accessible', async () => {
      const narrow = await openReport(browser(), report.file, { width: 390, colorScheme: 'light' });
      await check(narrow, 390);
      await narrow.page.context().close();
    });

    test('is drawn before any script has run, and offers nothing that needs one', async () => {
      const context = await browser().newContext({ javaScriptEnabled: false, offline: true });
      const page = await context.newPage();
      await page.goto(`file://${report.file}`);
      expect(await page.locator('[data-chart] svg').count()).toBe(report.charts.length);
      expect(await page.locator('.toolbar').isVisible()).toBe(false);
      await context.close();
    });

    test('is live where there is one depth, and no gradient, also at an address that means nothing', async () => {
      const { file, charts } = await smallReport(DEAD);
      const reader = { width: 390, colorScheme: 'dark' } as const;
      const nonsense = '#?show=nobody&depth=17&precision=%3Cb%3E';
      const { page, incidents } = await openReport(browser(), file, reader, nonsense);
      expect(await page.locator('[data-chart] svg').count()).toBe(charts.length);
      expect(await page.locator('#shown').textContent()).toBe('Showing all activations; precision float16');
      expect(incidents).toEqual([]);
      await page.context().close();
    });

    describe('open before its reader', () => {
      let opened: OpenPage;
      let page: Page;
      beforeAll(async () => {
        opened = await openReport(browser(), report.file, { width: 1280, colorScheme: 'dark' });
        page = opened.page;
      }, 30_000);
      afterAll(() => page?.context().close());

      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const title = (chart: string) => page.locator(`#${chart}-title .title`).textContent();
      /** What a column of a chart's open table says, each once. */
      const cells = (chart: string, column: string): Promise<string[]> =>
        page.locator(`details[data-table="${chart}"] table`).evaluate((table, name) => {
          const { tHead, tBodies } = table as HTMLTableElement;
          const place = [...tHead!.rows[0]!.cells].findIndex((cell) => cell.textContent === name);
          return [...new Set([...tBodies[0]!.rows].map((row) => row.cells[place]!.textContent ?? ''))];
        }, column);
      const changedSince = async (before: Readonly<Record<string, string>>): Promise<string[]> => {
        const now = await drawings(page);
        return report.charts.filter((name) => now[name] !== before[name]);
      };

      test('1280 pixels wide and dark: drawn, quiet, accessible', () => check(opened, 1280));

      test('every chart has its numbers as a table', async () => {
        for (const name of report.charts) {
          await page.locator(`details[data-table="${name}"] summary`).click();
          const table = page.locator(`details[data-table="${name}"] table`);
          await table.waitFor();
          expect(await table.locator('thead th').count(), name).toBeGreaterThan(2);
          expect(await table.locator('tbody tr').count(), name).toBeGreaterThan(1);
          const places = await table.evaluate((element: HTMLTableElement) =>
            ['thead th', 'tbody tr:last-child td'].map((cells) =>
              [...element.querySelectorAll(cells)].map((cell) => getComputedStyle(cell).textAlign),
            ),
          );
          expect(places[0], `${name}: a title stands where its numbers stand`).toEqual(places[1]);
        }
        expect(opened.incidents).toEqual([]);
      });

      test('a click on an activation filters every chart and table, and another brings the rest back', async () => {
        const before = await drawings(page);
        const table = page.locator('details[data-table="gradient-by-depth"] tbody tr');
        const rows = await table.count();
        const button = page.getByRole('button', { name: 'relu', exact: true });
        await button.click();
        expect(await button.getAttribute('aria-pressed')).toBe('true');
        expect(await page.locator('#shown').textContent()).toMatch(/^Showing relu; depth 4;/);
        await expect.poll(() => changedSince(before)).toEqual(report.charts);
        await expect.poll(() => table.count()).toBe(rows / 3);
        expect(await page.evaluate(() => location.hash)).toBe('#?show=relu');
        expect(await page.locator('[data-now="factors"]').textContent()).toBe('Drawn now: only relu.');
        expect(await title('factors')).toContain('a typical layer of relu multiplies');
        await page.getByRole('button', { name: 'Show all' }).click();
        await expect.poll(() => changedSince(before)).toEqual([]);
        expect(await page.evaluate(() => location.hash)).toBe('');
        expect(opened.incidents).toEqual([]);
      });

      test.for([
        ['Depth', '2', 'depth=2', 'gradient-by-layer', 'at depth 2', ['depth', '2']],
        ['Weights', 'all 1', 'weights=constant%3A1', 'factors', 'every weight 1', ['weights', 'constant:1']],
        ['Precision', 'float64', 'precision=float64', 'gradient-by-depth', 'float64', undefined],
      ] as const)(
        '%s is chosen once: charts, their headings and tables follow, and the address says so',
        async ([label, option, said, chart, words, column]) => {
          const before = await drawings(page);
          const select = page.getByLabel(label, { exact: true });
          await select.selectOption({ label: option });
          await expect.poll(() => changedSince(before).then((names) => names.length)).toBeGreaterThan(0);
          const changed = await changedSince(before);
          expect(await page.evaluate(() => location.hash)).toBe(`#?${said}`);
          expect(await page.locator('#shown').textContent()).toContain(option);
          for (const name of changed) {
            expect(await page.locator(`[data-now="${name}"]`).textContent()).toContain(option);
          }
          const table = page.locator(`details[data-table="${chart}"] table`);
          expect(await table.locator('caption').textContent()).toContain(await title(chart));
          // No sentence of this study's is about a format: there it is a column.
          const told = async () => [await title(chart), await table.locator('thead').textContent()].join(' ');
          expect(await told()).toContain(words);
          if (column !== undefined) expect(await cells(chart, column[0])).toEqual([column[1]]);
          await select.selectOption({ index: await defaultOption(page, label) });
          expect(await told()).not.toContain(words);
          await expect.poll(() => changedSince(before)).toEqual([]);
          expect(opened.incidents).toEqual([]);
        },
      );

      test('works from the keyboard alone', async () => {
        const before = await drawings(page);
        const focused = () =>
          page.evaluate(() => {
            const element = document.activeElement as HTMLElement | null;
            return element?.dataset.activation ?? element?.dataset.param;
          });
        const tabTo = async (wanted: string): Promise<void> => {
          for (let presses = 0; presses < 60 && (await focused()) !== wanted; presses += 1) {
            await page.keyboard.press('Tab');
          }
          expect(await focused()).toBe(wanted);
        };
        await page.locator('.skip').focus();
        await tabTo('1');
        await page.keyboard.press('Space');
        expect(await page.locator('[data-activation="1"]').getAttribute('aria-pressed')).toBe('true');
        await expect.poll(() => changedSince(before)).toEqual(report.charts);
        await page.keyboard.press('Enter');
        expect(await page.locator('[data-activation="1"]').getAttribute('aria-pressed')).toBe('false');
        await tabTo('atDepth');
        await page.keyboard.press('ArrowUp');
        expect(await page.evaluate(() => location.hash)).toBe('#?depth=2');
        await page.keyboard.press('ArrowDown');
        await expect.poll(() => changedSince(before)).toEqual([]);
        expect(opened.incidents).toEqual([]);
      });

      test('an address is a view: it opens as it was left, and links to sections keep it', async () => {
        const before = await drawings(page);
        await page.getByLabel('Theme').selectOption('light');
        const light = await ground();
        await page.goto('about:blank');
        await page.goto(`file://${report.file}#fate?show=steep&depth=2`);
        await live(page);
        expect(await ground(), 'a chosen theme is kept').toBe(light);
        expect(await page.locator('#shown').textContent()).toMatch(/^Showing steep; depth 2;/);
        expect((await changedSince(before)).length).toBeGreaterThan(5);
        const top = () => page.locator('#fate').evaluate((section) => section.getBoundingClientRect().top);
        await expect.poll(top).toBeLessThan(400);
        await page.locator('a.anchor[href="#training"]').click();
        await expect.poll(() => page.evaluate(() => location.hash)).toBe('#training?show=steep&depth=2');
        expect(opened.incidents).toEqual([]);
      });

      test('light and dark are the reader’s to choose', async () => {
        const theme = page.getByLabel('Theme');
        await theme.selectOption('light');
        const light = await ground();
        await theme.selectOption('dark');
        const dark = await ground();
        expect(dark).not.toBe(light);
        await page.emulateMedia({ media: 'print' });
        expect(await ground(), 'paper is light').toBe(light);
        await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
        await theme.selectOption('light');
        expect(await ground()).toBe(light);
        await theme.selectOption('');
        expect(await ground()).toBe(dark);
        await page.emulateMedia({ colorScheme: 'light' });
        expect(opened.incidents).toEqual([]);
      });

      test('on paper there are charts as wide as it, and no controls', async () => {
        await page.setViewportSize({ width: 700, height: 1000 });
        await page.emulateMedia({ media: 'print' });
        for (const place of ['.toolbar', '.files', 'nav', '#explorer', '.skip']) {
          expect(await page.locator(place).first().isVisible(), place).toBe(false);
        }
        for (const note of await page.locator('.notes li').all()) expect(await note.isVisible()).toBe(true);
        const widths = await page
          .locator('[data-chart] svg')
          .evaluateAll((charts) => charts.map((chart) => chart.getBoundingClientRect().width));
        expect(widths).toHaveLength(report.charts.length);
        for (const width of widths) expect(width).toBeLessThanOrEqual(700);
        const pdf = await page.pdf({ format: 'A4' });
        expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
        await page.emulateMedia({ media: 'screen' });
        await page.setViewportSize({ width: 1280, height: 900 });
        expect(opened.incidents).toEqual([]);
      });

      test('a chart’s specification, numbers and image can be saved', async () => {
        const saved = async (file: string): Promise<string> => {
          const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.locator(`[data-files="factors"] [data-file="${file}"]`).click(),
          ]);
          return readFile(await download.path(), 'utf8');
        };
        expect(Object.keys(JSON.parse(await saved('spec')).datasets).length).toBeGreaterThan(0);
        expect((await saved('csv')).split('\n').length).toBeGreaterThan(3);
        expect(await saved('svg')).toMatch(/^<svg [\s\S]*<\/svg>$/);
        // What is saved goes by an address of the page's own making.
        expect(opened.incidents.filter((incident) => !incident.startsWith('request: blob:'))).toEqual([]);
      });
    });
  });
}

function defaultOption(page: Page, label: string): Promise<number> {
  return page
    .getByLabel(label, { exact: true })
    .evaluate((select) =>
      [...(select as HTMLSelectElement).options].findIndex(({ defaultSelected }) => defaultSelected),
    );
}
