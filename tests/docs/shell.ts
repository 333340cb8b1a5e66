import { readFileSync } from 'node:fs';
import { chainruleWarm } from '../cli/chainrule.ts';
import { fromRoot } from '../support/root.ts';
import type { Snippet } from '../support/snippets.ts';

/** How a line of a shell snippet is run. */
export interface Situation {
  readonly folder: string;
  /** Where finished parts and images are kept from one command to the next. */
  readonly cache: string;
  /** Few and shallow chains, and nothing drawn: where the page does not say what is printed. */
  readonly quick: boolean;
}

/** The commands of a shell snippet: comments and prompts taken off, continued lines joined. */
export function commandLines({ code }: Snippet): readonly string[] {
  return code
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.replace(/^\$ /, '').replace(/(?:^|\s+)#.*$/, ''))
    .filter((line) => line.trim() !== '');
}

/**
 * Runs one line and returns what it prints to stdout.
 *
 * `chainrule …`, also by `npx -y pnpm@12 …`, is run. Of other scripts of the root it is checked that they exist.
 * Anything else is refused, so that no page shows a command that nobody has tried.
 */
export async function runLine(line: string, situation: Situation): Promise<string> {
  const [, input, command] = /^echo '([^']*)' \| (.*)$/.exec(line) ?? [undefined, '', line];
  const words = shellWords(command!);
  const [program, ...args] = words[0] === 'npx' && words[1] === '-y' ? ['pnpm', ...words.slice(3)] : words;
  if (program === 'chainrule') return runChainrule(args, input!, situation);
  if (program === 'pnpm') {
    const [script = '', ...rest] = args;
    const prefix = CHAINRULE_SCRIPTS[script];
    if (prefix !== undefined) return runChainrule([...prefix, ...rest], input!, situation);
    if (script === 'exec' || script in rootScripts()) return '';
    throw new Error(`no script named ${script}: ${line}`);
  }
  if (program === 'npm' && args[0] === 'install' && args.slice(1).every((name) => PUBLISHED.test(name)))
    return '';
  throw new Error(`a command that these tests do not know: ${line}`);
}

/** Scripts of the root that are `chainrule` under another name. */
const CHAINRULE_SCRIPTS: Readonly<Record<string, readonly string[]>> = { chainrule: [], report: ['report'] };

const PUBLISHED = /^@chainrule\/(?:core|activations|report|cli)$/;

async function runChainrule(
  args: readonly string[],
  input: string,
  { folder, cache, quick }: Situation,
): Promise<string> {
  const called = quick ? quickened(args) : args;
  const { code, stdout, stderr } = await chainruleWarm(called, {
    folder,
    input,
    env: { CHAINRULE_CACHE: cache },
  });
  if (code !== 0) throw new Error(`chainrule ${called.join(' ')} ended with ${code}: ${stderr}`);
  return stdout;
}

function quickened(args: readonly string[]): readonly string[] {
  const [command = '', ...rest] = args;
  const quick = QUICK[command];
  if (quick === undefined) return args;
  const isDefault = command === 'report' && (rest[0] ?? '-').startsWith('-');
  const study = isDefault ? [SMALL_STUDY] : [];
  const options = rest.map((word, index) =>
    word === 'the-cap' ? SMALL_STUDY : (quick[rest[index - 1] ?? ''] ?? word),
  );
  const few: Readonly<Record<string, string>> =
    '--chains' in quick ? { '--activations': 'sigmoid,tanh' } : {};
  const missing = Object.entries({ ...quick, ...few }).filter(([option]) => !rest.includes(option));
  return [command, ...study, ...options, ...missing.flat()];
}

/** What stands for the built-in study. */
const SMALL_STUDY = fromRoot('tests/fixtures/small-study.yaml');

/** What options that decide the time a command takes are given instead, or besides. */
const QUICK: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  run: { '--chains': '16', '--depths': '1..8' },
  report: { '--chains': '16', '--depths': '1..8', '--format': 'csv' },
  draw: { '--format': 'csv' },
};

function rootScripts(): Readonly<Record<string, string>> {
  return (JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { scripts: Record<string, string> })
    .scripts;
}

/** Words of a line, quotes taken off. */
function shellWords(line: string): readonly string[] {
  return [...line.trim().matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
}
