import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, MISSING } from './chromium.ts';

/**
 * A suite that runs in Chromium: `body` gets at the browser once its tests run.
 *
 * Where there is no Chromium the suite is skipped, and says why; under CI=true it fails instead.
 */
export function describeInChromium(name: string, body: (browser: () => Browser) => void): void {
  if (MISSING !== undefined) {
    if (process.env.CI === 'true') {
      test(`${name}: Chromium is there`, () => expect.fail(MISSING));
    } else {
      process.stderr.write(`Skipped: ${name} (${MISSING})\n`);
      test.skip(`${name} (${MISSING})`);
    }
    return;
  }
  describe(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch();
    }, 30_000);
    afterAll(() => browser?.close());
    body(() => browser);
  });
}
