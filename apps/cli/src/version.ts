import { readFileSync } from 'node:fs';
import { packageFile } from './package-file.ts';

/** The version of this package: what `--version` prints and a result's provenance states. */
export const version: string = readVersion();

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'));
  return (manifest as { readonly version: string }).version;
}
