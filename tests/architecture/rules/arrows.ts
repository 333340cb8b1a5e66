import { posix } from 'node:path';
import { type Breach, PACKAGES, type PackageName, type SourceFile } from '../source-tree.ts';

/** Which workspace packages a package may import. */
const ARROWS: Readonly<Record<PackageName, readonly PackageName[]>> = {
  core: [],
  activations: ['core'],
  report: ['core'],
  cli: ['core', 'activations', 'report'],
};

/** Imports point at the contract: activations ──▶ core ◀── report, and the command line imports all three. */
export function arrows(files: readonly SourceFile[]): readonly Breach[] {
  return files.flatMap(({ package: from, path, imports }) =>
    imports.flatMap((specifier) => {
      const to = target(path, specifier);
      if (to === undefined || to === from || (ARROWS[from] as readonly string[]).includes(to)) return [];
      return [{ path, message: `${from} imports ${to} (${specifier})` }];
    }),
  );
}

/** The package that a specifier leads into; undefined outside the workspace. */
function target(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return /^@chainrule\/([^/]+)/.exec(specifier)?.[1];
  const resolved = posix.join(posix.dirname(path), specifier);
  const found = Object.entries(PACKAGES).find(([, folder]) => resolved.startsWith(`${folder}/`));
  return found?.[0] ?? `${resolved}, outside every package`;
}
