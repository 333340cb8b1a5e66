import { posix } from 'node:path';
import type { Breach, SourceFile } from '../source-tree.ts';

/** No file reaches itself by imports, types included: each can be read after what it stands on. */
export function cycles(files: readonly SourceFile[]): readonly Breach[] {
  const edges = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.filter((name) => name.startsWith('.')).map((name) => posix.join(posix.dirname(path), name)),
    ]),
  );
  const done = new Set<string>();
  const breaches: Breach[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      breaches.push({ path, message: `imports itself: ${[...trail.slice(start), path].join(' → ')}` });
      return;
    }
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return breaches;
}
