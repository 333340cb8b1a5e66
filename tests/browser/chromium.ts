import { accessSync, constants } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executable = process.env.CHAINRULE_CHROMIUM ?? '/usr/bin/chromium';

/** Why the browser tests cannot run here; undefined where they can. */
export const MISSING: string | undefined = reason();

function reason(): string | undefined {
  try {
    accessSync(executable, constants.X_OK);
    return undefined;
  } catch {
    return `no Chromium at ${executable}; CHAINRULE_CHROMIUM names another`;
  }
}

/** A real Chromium that stays on this machine. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
