import { readFileSync } from 'node:fs';

/** The version of this package: what `--version` prints and a result's provenance states. */
export const version: string = readVersion();

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return (manifest as { readonly version: string }).version;
}
