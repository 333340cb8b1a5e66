import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { fromRoot } from '../support/root.ts';
import { fingerprints } from './bits.ts';

/** The packages compute in a browser what they compute in Node. */
export function describeBits(browser: () => Browser): void {
  describe('core and activations in a page', () => {
    test('compute the same bits as in Node', async () => {
      const { outputFiles } = await build({
        entryPoints: [fromRoot('tests/browser/bits.ts')],
        bundle: true,
        platform: 'browser',
        format: 'iife',
        globalName: 'bits',
        write: false,
      });
      const page = await browser().newPage();
      await page.evaluate(outputFiles[0]!.text);
      const inPage = await page.evaluate(() =>
        (globalThis as unknown as { bits: { fingerprints: typeof fingerprints } }).bits.fingerprints(),
      );
      const here = fingerprints();
      expect(Object.keys(here).length).toBeGreaterThan(30);
      expect(inPage).toEqual(here);
    }, 60_000);
  });
}
