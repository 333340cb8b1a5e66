import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseResult, type StudyResult } from '../packages/core/src/index.ts';

/** What a run of the command line found, and what it took: seconds of processor time, bytes of memory at its peak. */
export interface CommandRun {
  readonly result: StudyResult;
  readonly cpu: number;
  readonly memory: number;
}

const program = fileURLToPath(new URL('../apps/cli/dist/main.js', import.meta.url));

/** Loaded before the program: says what its process took, all threads together. A worker has a copy, and is silent. */
const USAGE = `import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ cpu: (user + system) / 1e6, memory: 1024 * maxRSS }));
});`;

/**
 * Runs a study as its author does: by the built command line, in a process of its own, without a store.
 *
 * @param study the content of a study file
 * @throws Error where the command line is not built or fails
 */
export async function runByCommandLine(
  study: object,
  { threads, alwaysThreads }: { readonly threads: number; readonly alwaysThreads: true | undefined },
): Promise<CommandRun> {
  if (!existsSync(program)) throw new Error('the command line is not built: pnpm build');
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-bench-study-'));
  try {
    const [file, usage, out] = ['study.json', 'usage.json', 'out'].map((name) => join(folder, name));
    writeFileSync(file!, JSON.stringify(study));
    const args = ['run', file!, '--no-cache', '--threads', String(threads), '--out', out!, '--quiet'];
    const hook = `--import=data:text/javascript,${encodeURIComponent(USAGE)}`;
    const child = spawn(process.execPath, [hook, program, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        BENCH_USAGE: usage!,
        ...(alwaysThreads && { CHAINRULE_THREADS_FROM: '0' }),
      },
    });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`the command line ended with ${code}`);
    const result = parseResult(readFileSync(join(out!, 'result.json'), 'utf8'));
    return { result, ...JSON.parse(readFileSync(usage!, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
