/**
 * The place of a file that comes with this package.
 *
 * Paths are relative to the package's folder: that is one level up from here, in `src` as in the bundle, whose parts
 * all lie directly in `dist`.
 */
export function packageFile(path: string): URL {
  return new URL(`../${path}`, import.meta.url);
}

/** Whether this is the source, run as it is, and not the bundle. */
export const fromSource: boolean = import.meta.url.endsWith('.ts');
