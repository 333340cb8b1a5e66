import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { stripComments } from './strip-comments.ts';

/** The packages that have sources, and the folders that hold them. */
export const PACKAGES = {
  core: 'packages/core',
  activations: 'packages/activations',
  report: 'packages/report',
  cli: 'apps/cli',
} as const;

export type PackageName = keyof typeof PACKAGES;

/** A source file of a package; tests, and what only they use, aside. */
export interface SourceFile {
  readonly package: PackageName;
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The text without its comments, line for line. */
  readonly code: string;
  /** What is imported or re-exported: specifiers as written. */
  readonly imports: readonly string[];
}

/** A breach of a rule: where, and what is wrong there. */
export interface Breach {
  readonly path: string;
  readonly message: string;
}

const TEST_FOLDERS = new Set(['fixtures', 'reference']);

/** Every source of every package below a root. */
export function readSourceTree(root: string): readonly SourceFile[] {
  return Object.entries(PACKAGES).flatMap(([name, folder]) => {
    const source = join(root, folder, 'src');
    if (!existsSync(source)) return [];
    return readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('.d.ts'))
      .filter((file) => !file.split(sep).some((folder) => TEST_FOLDERS.has(folder)))
      .sort()
      .map((file) => readSource(root, name as PackageName, join(source, file)));
  });
}

function readSource(root: string, name: PackageName, file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  const code = stripComments(text);
  return {
    package: name,
    path: relative(root, file).split(sep).join('/'),
    text,
    code,
    imports: [...code.matchAll(IMPORT)].map((match) => (match[1] ?? match[2] ?? match[3])!),
  };
}

/** `import … from 'a'`, `export … from 'a'`, `import 'a'`, `import('a')`. */
const IMPORT =
  /^\s*(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
