import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainruleWarm } from '../cli/chainrule.ts';
import { breaches, type OpenPage, openReport, type Report, smallReport } from './report-page.ts';

/** Little beside the explorer: what stands above it on the page is tested elsewhere. */
const STUDY = `activations: [relu, { name: steep, formula: "sigmoid(4 * z)" }]
depths: [2]
weights: { scheme: constant, value: 1 }
chains: 16
`;

/** The explorer at work: its numbers are those of the command line, its errors too. */
export function describeExplorer(browser: () => Browser): void {
  describe('the chain explorer', () => {
    let report: Report;
    let opened: OpenPage;
    let page: Page;
    beforeAll(async () => {
      report = await smallReport(STUDY);
      opened = await openReport(browser(), report.file, { width: 1280, colorScheme: 'light' });
      page = opened.page;
      await page.locator('#explorer details').last().locator('summary').click();
    }, 60_000);
    afterAll(() => page?.context().close());

    const field = (name: string) => page.locator(`#explorer input[name="${name}"]`);
    const fill = async (texts: Readonly<Record<string, string>>): Promise<void> => {
      for (const [name, text] of Object.entries(texts)) await field(name).fill(text);
    };
    const shown = (label: string) =>
      page.locator('#explorer').getByRole('region', { name: label, exact: true }).textContent();
    /** What the command line says to the chain that the page names. */
    const explained = async () => {
      const [, input = ''] = /^echo '(.*)' \| chainrule explain - --json$/.exec(
        (await shown('The command that prints the same')) ?? '',
      )!;
      return chainruleWarm(['explain', '-', '--json'], { folder: report.folder, input });
    };

    test.for([
      {},
      { activation: 'tanh', layers: '64', weight: '1.37', bias: '-0.3', x: '0.7', y: '0.1' },
      { activation: 'z * sigmoid(1.5 * z) + 0.1 * sin(z)', layers: '200', weight: '-2.2', x: '1e-3' },
      { activation: 'relu', layers: '5', weight: '1', x: '-1' },
      { activation: 'exp(z)', layers: '9', weight: '3', x: '2' },
    ])('its numbers are those of the command line, to the bit: %j', async (texts) => {
      await fill(texts);
      const { code, stdout } = await explained();
      expect(code).toBe(0);
      expect(await shown('The numbers as JSON')).toBe(stdout.trimEnd());
      expect(opened.incidents).toEqual([]);
    });

    test('every layer is drawn, and stands in the table in full', async () => {
      await fill({ activation: 'tanh', layers: '6', weight: '1.5', bias: '0', x: '0.5', y: '0' });
      expect(await page.locator('#explorer rect.slope').count()).toBe(6);
      expect(await page.locator('#explorer circle.product').count()).toBe(6);
      const { layers } = JSON.parse((await shown('The numbers as JSON')) ?? '').examples[0];
      const cells = await page
        .locator('#explorer table tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) => [...row.querySelectorAll<HTMLElement>('td')].map((cell) => cell.dataset.value)),
        );
      expect(cells.map((row) => row.slice(0, 6).map(Number))).toEqual(
        layers
          .toReversed()
          .map((entry: Record<string, number>) =>
            ['h', 'z', 'slope', 'weight', 'factor', 'log10Product'].map((name) => entry[name]),
          ),
      );
    });

    test('a slider moves by keys, and everything follows it', async () => {
      await fill({ activation: 'sigmoid', layers: '4', weight: '1', bias: '0', x: '1', y: '0' });
      const status = page.locator('#explorer [role="status"]');
      await expect.poll(() => status.textContent()).toContain('∂C/∂w₀ = 0.0028559');
      await page.getByRole('slider', { name: 'Weight w' }).focus();
      await page.keyboard.press('ArrowRight');
      expect(await field('weight').inputValue()).toBe('1.1');
      await page.keyboard.press('End');
      await expect.poll(() => status.textContent()).not.toContain('0.0028559');
      expect(await field('weight').inputValue()).toBe('12');
      expect(await page.evaluate(() => location.hash)).toContain('w=12');
    });

    test.for([
      ['z * sigmod(z)', '`sigmoid`'],
      ['z +', 'got'],
      ['tnah', 'did you mean `tanh`'],
    ] as const)('%s is refused as the command line refuses it', async ([activation, part]) => {
      await fill({ activation: 'tanh' });
      await fill({ activation });
      const error = page.getByRole('alert');
      await error.waitFor();
      const text = (await error.locator('p, pre').allTextContents()).join('\n');
      expect(text).toContain(part);
      const chain = { activation, weights: [1], examples: [{ x: 1, y: 0 }] };
      const { stderr } = await chainruleWarm(['explain', '-'], {
        folder: report.folder,
        input: JSON.stringify(chain),
      });
      for (const line of text.split('\n')) expect(stderr).toContain(line.trim());
      expect(await page.locator('.explorer-result').getAttribute('data-stale')).toBe('true');
      await fill({ activation: 'tanh' });
      expect(await error.isVisible()).toBe(false);
      expect(opened.incidents).toEqual([]);
    });

    test('axe finds nothing wrong with it, everything opened and an error shown', async () => {
      await page.locator('#explorer details:not([open]) summary').click();
      await fill({ activation: 'tanh' });
      expect(await breaches(page, '#explorer')).toEqual([]);
      await fill({ activation: 'z * sigmod(z)' });
      expect(await breaches(page, '#explorer')).toEqual([]);
      await fill({ activation: 'tanh' });
    });

    test('a number that is none is refused by name', async () => {
      await field('x').fill('');
      expect(await page.getByRole('alert').textContent()).toBe(
        'expected a finite number for `x`, got nothing',
      );
      await field('x').fill('1');
    });

    test('the study’s own formulas can be chosen, and an address keeps the chain', async () => {
      await page.locator('#explorer select').selectOption({ label: 'steep' });
      expect(await field('activation').inputValue()).toBe('sigmoid(4 * z)');
      await fill({ layers: '3' });
      const fragment = await page.evaluate(() => location.hash);
      const again = await openReport(browser(), report.file, { width: 390, colorScheme: 'dark' }, fragment);
      expect(await again.page.locator('#explorer input[name="activation"]').inputValue()).toBe(
        'sigmoid(4 * z)',
      );
      expect(await again.page.locator('#explorer input[name="layers"]').inputValue()).toBe('3');
      expect(
        await again.page
          .locator('#explorer select')
          .evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.textContent),
      ).toBe('steep');
      expect(again.incidents).toEqual([]);
      await again.page.context().close();
    });
  });
}
