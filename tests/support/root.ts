import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url));

/** A path from the root. */
export const fromRoot = (...parts: readonly string[]): string => join(ROOT, ...parts);
