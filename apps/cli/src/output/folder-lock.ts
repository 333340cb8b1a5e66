import { readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';
import { CliError, isSystemError } from '../cli-error.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Takes a lock: a file that names its holder. One left behind by a process that is gone is taken over.
 *
 * @param folder what is locked, for the message
 * @returns a function that gives the lock back
 * @throws CliError `busy` where another run holds it; the system's error where the file cannot be written
 */
export async function takeLock(lock: string, folder: string): Promise<() => Promise<void>> {
  const self: Holder = { pid: process.pid, host: hostname() };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(lock, JSON.stringify(self), { flag: 'wx' });
      return () => rm(lock, { force: true });
    } catch (error) {
      if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
    }
    const text = await readFile(lock, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const holder = parseHolder(text);
    if (holder === undefined || isAlive(holder)) throw busy(lock, folder, holder);
    await removeStale(lock, text);
  }
  throw busy(lock, folder, undefined);
}

/** Removes a stale lock without ever removing the fresh one of a run that was quicker to do the same. */
async function removeStale(lock: string, stale: string): Promise<void> {
  const aside = `${lock}.${process.pid}`;
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) === stale) await unlink(aside);
  else await rename(aside, lock);
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, host } = JSON.parse(text);
    return Number.isInteger(pid) && typeof host === 'string' ? { pid, host } : undefined;
  } catch {
    // Its holder is just writing it.
    return undefined;
  }
}

function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM';
  }
}

function busy(lock: string, folder: string, holder: Holder | undefined): CliError {
  const who = holder === undefined ? 'another run' : `another run (process ${holder.pid} on ${holder.host})`;
  return new CliError('busy', `\`${folder}\` is in use by ${who}`, {
    hints: [
      'Wait for it, or choose another folder with --out FOLDER.',
      `If nothing runs any more, remove ${lock}`,
    ],
  });
}
