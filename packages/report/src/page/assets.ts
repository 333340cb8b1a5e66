import { readFile } from 'node:fs/promises';
import { packageFile } from '../package-files.ts';

/** What the build bundles for the page: its script, and its style sheet. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/**
 * Reads the bundles that this package's build made; the same place from `src`, from `dist` and from a bundle.
 * @throws Error where the package was not built
 */
export async function pageAssets(): Promise<PageAssets> {
  const read = (file: string): Promise<string> =>
    readFile(packageFile(`dist/page/${file}`), 'utf8');
  try {
    const [script, style] = await Promise.all([read('client.js'), read('page.css')]);
    return { script, style };
  } catch (cause) {
    throw new Error('the page has no script yet: build @chainrule/report first', { cause });
  }
}
