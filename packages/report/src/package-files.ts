import { createRequire } from 'node:module';

/**
 * The entry of this package where it is installed. Files that come with it, and dependencies that bring files of their
 * own, are looked for from there: this very code may have been bundled into another place.
 */
const ENTRY = import.meta.resolve('@chainrule/report');

/** The place of a file of this package, by its path from the package's folder. */
export function packageFile(path: string): URL {
  // From `src/index.ts` as from `dist/index.js` it is one level up.
  return new URL(`../${path}`, ENTRY);
}

/** `require` as this package sees it. */
export const packageRequire: NodeJS.Require = createRequire(ENTRY);
