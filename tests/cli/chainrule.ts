import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../apps/cli/dist/main.js', import.meta.url));

/** What a command left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Situation {
  /** The working folder. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What stands on stdin. */
  readonly input?: string;
}

/** Runs the built command line as a user does, without a terminal and without colour variables of its own. */
export async function chainrule(args: readonly string[], situation: Situation): Promise<Outcome> {
  const { folder, env, input } = callOf(args, situation);
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}

/** All that decides what a command does. */
export interface Call extends Required<Situation> {
  readonly main: string;
  readonly args: readonly string[];
}

function callOf(args: readonly string[], { folder, env = {}, input = '' }: Situation): Call {
  const { NO_COLOR: _, FORCE_COLOR: __, NODE_OPTIONS: ___, ...inherited } = process.env;
  const all = Object.entries({ ...inherited, ...env }).filter(([, value]) => value !== undefined);
  return { main, args, folder, env: Object.fromEntries(all) as Record<string, string>, input };
}

let warm: ChildProcess | undefined;
let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Runs the built command line in a process that has run it before: the same outcome, without the time to start. For
 * tests of what is said and written; where signals, threads or the process itself are tested, use {@link chainrule}.
 */
export function chainruleWarm(args: readonly string[], situation: Situation): Promise<Outcome> {
  const outcome = lastTurn.then(async () => {
    if (warm?.connected !== true) {
      warm = fork(new URL('./warm-process.ts', import.meta.url), { execArgv: [] });
      warm.unref();
      warm.channel?.unref();
    }
    const heard = new AbortController();
    const { signal } = heard;
    const ended = once(warm, 'exit', { signal }).then(() => {
      throw new Error(`the process of chainrule ${args.join(' ')} ended`);
    });
    const answered = once(warm, 'message', { signal }).then(([outcome]) => outcome as Outcome);
    warm.send(callOf(args, situation));
    return Promise.race([answered, ended]).finally(() => heard.abort());
  });
  lastTurn = outcome.catch(() => undefined);
  return outcome;
}

/** The script that {@link chainrule} runs, for tests that start it in another way. */
export const script: string = main;

/** A new empty folder, with files in it if given. */
export async function emptyFolder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chainrule-cli-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** Every file below a folder with its bytes, by path. */
export async function contents(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files
    .sort()
    .map(async (path) => [path.slice(folder.length + 1), await readFile(path)] as const);
  return new Map(await Promise.all(read));
}

/** An outcome as it stands in a golden transcript: what came on which stream, without what varies. */
export function transcript(
  args: readonly string[],
  { code, stdout, stderr }: Outcome,
  folder: string,
): string {
  const command = [
    'chainrule',
    ...args.map((arg) => (/^[\w./:,=-]+$/.test(arg) ? arg : JSON.stringify(arg))),
  ].join(' ');
  const streams = [stdout && `${stdout}`, stderr && `[stderr]\n${stderr}`].filter(Boolean).join('');
  const normal = streams
    .replaceAll(folder, '<folder>')
    .replaceAll(/"version": "[^"]+"/g, '"version": "<version>"')
    .replaceAll(/"hash": "[0-9a-f]{64}"/g, '"hash": "<hash>"');
  return `$ ${command}\n${normal}[exit ${code}]\n`;
}

/** A study that runs in a moment, with everything a report shows. */
export const smallStudy = `title: Small
seed: 3
activations: [sigmoid, relu, { name: steep, formula: "sigmoid(4 * z)" }]
depths: [1, 2, 4]
weights: [{ scheme: constant, value: 1 }, { scheme: normal, std: 1 }]
chains: 64
training: { steps: 5, learningRate: 0.5, chains: 8 }
`;
