import { globSync } from 'node:fs';
import { ROOT } from '../support/root.ts';

/** Every Markdown page of the repository, from the root. */
export const PAGES: readonly string[] = globSync(
  ['*.md', 'docs/**/*.md', 'packages/*/*.md', 'apps/*/*.md', 'tests/*.md', 'bench/*.md'],
  { cwd: ROOT },
).sort();
