import { open, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isSystemError } from '../cli-error.ts';
import { INSIDE } from './places.ts';

/** What Chainrule writes into a folder; anything else there is foreign. */
const ownFile =
  /^(index\.html|report\.md|result\.json|rows\.csv|rows\.parquet|charts\/[a-z0-9-]+\.(vl\.json|svg|png))$/;
const ownFolder = 'charts';

/** How every result begins, whatever its version. */
const resultStart = /^\{\s*"schema":\s*\d+,\s*"provenance":/;

/**
 * The first thing in a folder that Chainrule did not write, relative to it; undefined where there is none: the
 * folder is empty, missing, or an earlier output, recognised by its result and by the names of its files.
 */
export async function foreignEntry(folder: string): Promise<string | undefined> {
  const files: string[] = [];
  for await (const { path, isFolder } of walk(folder)) {
    if (isFolder ? path !== ownFolder : !ownFile.test(path)) return path;
    if (!isFolder) files.push(path);
  }
  if (files.length === 0) return undefined;
  if (!files.includes('result.json')) return files[0];
  return (await startsLikeResult(join(folder, 'result.json'))) ? undefined : 'result.json';
}

async function* walk(folder: string): AsyncGenerator<{ readonly path: string; readonly isFolder: boolean }> {
  const inside: ReadonlySet<string> = new Set(Object.values(INSIDE));
  let entries: Awaited<ReturnType<typeof list>>;
  try {
    entries = await list(folder);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return;
    throw error;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (inside.has(entry.name)) continue;
    const path = join(folder, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    yield { path: name, isFolder: entry.isDirectory() };
    if (!entry.isDirectory()) continue;
    for await (const child of walk(path)) yield { ...child, path: `${name}/${child.path}` };
  }
}

function list(folder: string) {
  return readdir(folder, { withFileTypes: true });
}

async function startsLikeResult(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    return resultStart.test(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}
