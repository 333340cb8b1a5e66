import { readFile } from 'node:fs/promises';
import { packageFile } from '../package-files.ts';
import type { DeflatedScript } from './deflated.ts';

/** What the build bundles for the page. */
export interface PageAssets {
  /** What runs at once. */
  readonly script: string;
  readonly style: string;
  /** Vega, which makes the charts live. */
  readonly live: DeflatedScript;
}

/**
 * Reads the bundles that this package's build made; the same place from `src`, from `dist` and from a bundle.
 * @throws Error where the package was not built
 */
export async function pageAssets(): Promise<PageAssets> {
  const read = (file: string): Promise<string> => readFile(packageFile(`dist/page/${file}`), 'utf8');
  try {
    const [script, style, live] = await Promise.all([read('client.js'), read('page.css'), read('live.json')]);
    return { script, style, live: JSON.parse(live) as DeflatedScript };
  } catch (cause) {
    throw new Error('the page has no script yet: build @chainrule/report first', { cause });
  }
}
