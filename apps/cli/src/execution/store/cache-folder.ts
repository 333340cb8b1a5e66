import { readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { isSystemError } from '../../cli-error.ts';
import { makeFolder } from '../../files/make-folder.ts';

/** The mark of a folder that may be deleted at any time; backup tools know it (bford.info/cachedir). */
const TAG_FILE = 'CACHEDIR.TAG';
const TAG = `Signature: 8a477f597d28d172789f06886806bc55
# Finished parts of studies, kept by chainrule so that they are not computed again. May be deleted at any time.
`;

/** Time (so that names sort by age), process, chance. */
const segmentName = /^journal-\d{15}-\d+-[0-9a-f]{8}\.bin$/;

/** A segment of the journal in a cache folder. */
export interface SegmentFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * The segments of the journal in a folder, oldest first; none where there is no such folder. Anything but a file of
 * its own is left out, links and pipes too.
 *
 * @throws the system's error where the folder cannot be listed
 */
export function segmentsIn(folder: string): readonly SegmentFile[] {
  return entriesOf(folder)
    .filter((entry) => entry.isFile() && segmentName.test(entry.name))
    .map(({ name }) => join(folder, name))
    .sort()
    .flatMap((path) => {
      const bytes = statSync(path, { throwIfNoEntry: false })?.size;
      return bytes === undefined ? [] : [{ path, bytes }];
    });
}

/** The path of a segment that comes after all others of the folder. */
export function newSegmentPath(folder: string): string {
  const chance = Math.floor(Math.random() * 2 ** 32).toString(16);
  // Two segments of one millisecond still sort in the order they were begun.
  const newest = Number(/journal-(\d+)-/.exec(basename(segmentsIn(folder).at(-1)?.path ?? ''))?.[1] ?? 0);
  const time = Math.max(Date.now(), newest + 1);
  const name = `journal-${String(time).padStart(15, '0')}-${process.pid}-${chance.padStart(8, '0')}.bin`;
  return join(folder, name);
}

/** The first thing in a folder that is not the cache's, where the folder does not bear its mark; else undefined. */
export function foreignEntry(folder: string): string | undefined {
  const entries = entriesOf(folder);
  if (entries.some(({ name }) => name === TAG_FILE) && readTag(folder) === TAG) return undefined;
  return entries.find(
    (entry) => !entry.isFile() || !(entry.name === TAG_FILE || segmentName.test(entry.name)),
  )?.name;
}

/**
 * Makes the folder, if need be, and marks it.
 *
 * @throws the system's error where that fails
 */
export function makeCacheFolder(folder: string): void {
  makeFolder(folder, 0o700);
  if (readTag(folder) !== TAG) writeFileSync(join(folder, TAG_FILE), TAG);
}

/**
 * Removes what is the cache's, and the folder if nothing else is in it.
 *
 * @throws the system's error where a file cannot be removed
 */
export function clearCacheFolder(folder: string): void {
  for (const { path } of segmentsIn(folder)) rmSync(path, { force: true });
  if (readTag(folder) === TAG) rmSync(join(folder, TAG_FILE), { force: true });
  try {
    rmdirSync(folder);
  } catch {
    // Something of someone else's is in it, or it is gone: both are well.
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return [];
    throw error;
  }
}

function readTag(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, TAG_FILE), 'utf8');
  } catch {
    return undefined;
  }
}
