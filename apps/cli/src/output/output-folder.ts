import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CliError, fileError } from '../cli-error.ts';
import { makeFolder } from '../files/make-folder.ts';
import { changePlaces, recover } from './change-places.ts';
import { takeLock } from './folder-lock.ts';
import { foreignEntry } from './own-contents.ts';
import { OTHER_FOLDER, type Places, placesOf } from './places.ts';
import { type OutputFile, writeFiles } from './write-files.ts';

/** A folder that is locked for this run and may be replaced as a whole. */
export interface OutputFolder {
  /** Absolute. */
  readonly path: string;
  /** Replaces its contents by these files, all or none; returns their paths. */
  replace(files: AsyncIterable<OutputFile>): Promise<readonly string[]>;
}

/**
 * Lends an output folder to `use`.
 *
 *     lock ─▶ refuse what is foreign ─▶ use ─▶ write beside it, fsync ─▶ change places ─▶ unlock
 *
 * A folder is taken that is missing, empty or an earlier output. At every moment, a killed process included, either
 * the old or the new output is there as a whole, under its name or, for the instant between two renames, beside it.
 *
 * @throws CliError `files` where the folder holds something else or cannot be written; `busy` where another run
 *   uses it
 */
export async function withOutputFolder<T>(
  path: string,
  use: (folder: OutputFolder) => Promise<T>,
): Promise<T> {
  const places = await placesOf(path);
  const unlock = await lockFolder(places, path);
  try {
    const refuse = (folder: string): Promise<void> => refuseForeign(folder, path);
    await refuse(places.folder);
    return await use({ path: places.folder, replace: (files) => replace(places, path, files, refuse) });
  } finally {
    await unlock();
  }
}

async function lockFolder(places: Places, path: string): Promise<() => Promise<void>> {
  try {
    makeFolder(dirname(places.lock));
    const unlock = await takeLock(places.lock, path);
    await recover(places);
    return unlock;
  } catch (error) {
    throw error instanceof CliError ? error : fileError(`write to \`${path}\``, error);
  }
}

async function refuseForeign(folder: string, path: string): Promise<void> {
  let foreign: string | undefined;
  try {
    foreign = await foreignEntry(folder);
  } catch (error) {
    throw fileError(`look into \`${path}\``, error);
  }
  if (foreign === undefined) return;
  throw new CliError('files', `\`${path}\` holds something that chainrule did not write: \`${foreign}\``, {
    hints: [OTHER_FOLDER],
  });
}

async function replace(
  places: Places,
  path: string,
  files: AsyncIterable<OutputFile>,
  refuse: (folder: string) => Promise<void>,
): Promise<readonly string[]> {
  const failures = filesOf(files);
  try {
    const paths = await writeFiles(places.fresh, failures.files);
    await changePlaces(places, refuse);
    return paths;
  } catch (error) {
    await rm(places.fresh, { recursive: true, force: true }).catch(() => undefined);
    if (error instanceof CliError || failures.own(error)) throw error;
    throw fileError(`write to \`${path}\``, error);
  }
}

/** Tells errors of whoever makes the files from those of writing them. */
function filesOf(files: AsyncIterable<OutputFile>): {
  readonly files: AsyncIterable<OutputFile>;
  readonly own: (error: unknown) => boolean;
} {
  let thrown: { readonly error: unknown } | undefined;
  async function* guarded(): AsyncGenerator<OutputFile> {
    try {
      yield* files;
    } catch (error) {
      thrown = { error };
      throw error;
    }
  }
  return { files: guarded(), own: (error) => thrown !== undefined && thrown.error === error };
}
