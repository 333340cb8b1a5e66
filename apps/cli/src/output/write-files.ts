import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';

/** A file of an output, its path relative to the folder and with `/` between names. */
export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes files under a new folder and waits until all of it is on the disk.
 *
 * @returns their paths, in order
 */
export async function writeFiles(
  folder: string,
  files: AsyncIterable<OutputFile>,
): Promise<readonly string[]> {
  const folders = new Set([folder]);
  const paths: string[] = [];
  makeFolder(folder);
  for await (const { path, content } of files) {
    const target = join(folder, path);
    if (!folders.has(dirname(target))) {
      makeFolder(dirname(target));
      folders.add(dirname(target));
    }
    const file = await open(target, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    paths.push(path);
  }
  for (const written of folders) await syncFolder(written);
  return paths;
}

/** Makes the names in a folder last; where a system cannot, as Windows, it does nothing. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}
