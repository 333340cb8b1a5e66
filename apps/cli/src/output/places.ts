import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { CliError, fileError, isSystemError } from '../cli-error.ts';

/** Where an output goes, and the places used on the way. */
export interface Places {
  readonly folder: string;
  readonly lock: string;
  /** The new output while it is written. */
  readonly fresh: string;
  /** The old output while the two change places. */
  readonly old: string;
  /** Whether those lie inside the folder, which then keeps its identity, or beside it. */
  readonly inside: boolean;
}

/** Names of the places that lie inside an output folder. */
export const INSIDE = { lock: '.chainrule-lock', fresh: '.chainrule-new', old: '.chainrule-old' } as const;

/**
 * The places of an output folder: beside it, so that the whole folder is replaced by one rename; inside it where it
 * cannot be renamed without harm, being a mount point, or the working folder (or one around that) of a shell.
 *
 * @throws CliError `files` where the path leads to something else than a folder
 */
export async function placesOf(path: string): Promise<Places> {
  const folder = await resolveFolder(path);
  if (await mustStay(folder)) {
    return {
      folder,
      lock: join(folder, INSIDE.lock),
      fresh: join(folder, INSIDE.fresh),
      old: join(folder, INSIDE.old),
      inside: true,
    };
  }
  const beside = (what: string): string => join(dirname(folder), `.${basename(folder)}.chainrule-${what}`);
  return { folder, lock: beside('lock'), fresh: beside('new'), old: beside('old'), inside: false };
}

async function resolveFolder(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    const target = await realpath(absolute);
    if (!(await lstat(target)).isDirectory()) {
      throw new CliError('files', `\`${path}\` is a file, and a folder is needed`, { hints: [OTHER_FOLDER] });
    }
    return target;
  } catch (error) {
    if (error instanceof CliError) throw error;
    if (!isSystemError(error) || error.code !== 'ENOENT')
      throw fileError(`use the folder \`${path}\``, error);
  }
  if (await lstat(absolute).catch(() => undefined)) {
    throw new CliError('files', `\`${path}\` is a link that leads nowhere`, { hints: [OTHER_FOLDER] });
  }
  return absolute;
}

/** What to do about a folder that cannot be used. */
export const OTHER_FOLDER = 'Choose another folder with --out FOLDER.';

async function mustStay(folder: string): Promise<boolean> {
  const here = relative(folder, process.cwd());
  if (here === '' || !(here.startsWith('..') || resolve(here) === here)) return true;
  const [own, parent] = await Promise.all(
    [folder, dirname(folder)].map((path) => lstat(path).catch(() => undefined)),
  );
  return own !== undefined && parent !== undefined && own.dev !== parent.dev;
}
