import { readFile } from 'node:fs/promises';
import type { PageExplorer } from '@chainrule/report';
import { packageFile } from '../package-file.ts';

/**
 * What the build bundles for trying a chain in a report's page: this package's own way from a chain to its ledger,
 * with core and activations.
 * @throws Error where the package was not built
 */
export async function pageExplorer(): Promise<PageExplorer> {
  const read = (file: string): Promise<string> => readFile(packageFile(`dist/${file}`), 'utf8');
  try {
    const [script, style] = await Promise.all([read('explorer.js'), read('explorer.css')]);
    return { script, style };
  } catch (cause) {
    throw new Error('the explorer has no script yet: build @chainrule/cli first', { cause });
  }
}
