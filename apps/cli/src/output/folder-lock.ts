import { readFileSync } from 'node:fs';
import { readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';
import { CliError, isSystemError } from '../cli-error.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, where the system tells: a process of the same number may be another one. */
  readonly began?: string | undefined;
}

/**
 * Takes a lock: a file that names its holder. One left behind by a process that is gone is taken over.
 *
 * @param folder what is locked, for the message
 * @returns a function that gives the lock back
 * @throws CliError `busy` where another run holds it; the system's error where the file cannot be written
 */
export async function takeLock(lock: string, folder: string): Promise<() => Promise<void>> {
  const self: Holder = { pid: process.pid, host: hostname(), began: processState(process.pid)?.began };
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
    const { pid, host, began } = JSON.parse(text);
    return Number.isInteger(pid) && typeof host === 'string' ? { pid, host, began } : undefined;
  } catch {
    // Its holder is just writing it.
    return undefined;
  }
}

function isAlive({ pid, host, began }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'EPERM') return false;
  }
  const state = processState(pid);
  if (state === undefined) return true;
  return !state.ended && (began === undefined || began === state.began);
}

/**
 * Whether a process has ended though its parent has not yet taken notice, and when it began, in clock ticks;
 * undefined where there is no /proc to ask.
 */
function processState(
  pid: number,
): { readonly ended: boolean; readonly began: string | undefined } | undefined {
  try {
    // proc(5): the name stands in parentheses and may hold anything; field 3 is the state, field 22 the start.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { ended: fields[0] === 'Z' || fields[0] === 'X', began: fields[19] };
  } catch {
    return undefined;
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
