import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isSystemError } from '../cli-error.ts';
import { makeFolder } from '../files/make-folder.ts';
import { INSIDE, type Places } from './places.ts';
import { syncFolder } from './write-files.ts';

/**
 * Puts the fresh output in the folder's place.
 *
 * Beside the folder two renames do it, and `refuse` sees the old output once more when nothing can be added to it
 * under its name; inside it the entries are moved one by one, the result last.
 *
 * @param refuse throws where the old output holds something foreign; it is then put back untouched
 */
export async function changePlaces(places: Places, refuse: (folder: string) => Promise<void>): Promise<void> {
  const { folder, fresh, old, inside } = places;
  if (inside) {
    await refuse(folder);
    makeFolder(old);
    await moveEntries(folder, old);
    await moveEntries(fresh, folder);
    await rm(fresh, { recursive: true, force: true });
  } else {
    const replaced = await renameIfThere(folder, old);
    try {
      if (replaced) await refuse(old);
      await rename(fresh, folder);
    } catch (error) {
      if (replaced) await rename(old, folder);
      throw error;
    }
  }
  await syncFolder(inside ? folder : dirname(folder));
  await rm(old, { recursive: true, force: true });
}

/** Repairs what a run that was killed may have left: the old output goes back where the new one did not arrive. */
export async function recover({ folder, fresh, old, inside }: Places): Promise<void> {
  await rm(fresh, { recursive: true, force: true });
  if (inside) {
    for (const name of await entriesOf(old)) {
      if (!(await entriesOf(folder)).includes(name)) await rename(join(old, name), join(folder, name));
    }
  } else if ((await entriesOf(dirname(folder))).includes(basename(folder)) === false) {
    await renameIfThere(old, folder);
  }
  await rm(old, { recursive: true, force: true });
}

async function moveEntries(from: string, to: string): Promise<void> {
  const inside: ReadonlySet<string> = new Set(Object.values(INSIDE));
  const names = (await entriesOf(from)).filter((name) => !inside.has(name));
  // The result marks the folder as ours, so it is the last to arrive.
  names.sort((a, b) => Number(a === 'result.json') - Number(b === 'result.json'));
  for (const name of names) await rename(join(from, name), join(to, name));
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return false;
    throw error;
  }
}
