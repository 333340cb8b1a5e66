import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * Runs a program to its end, without waiting in line behind others, and returns what it printed to stdout.
 *
 * npm's and pnpm's own variables stay behind, so that a nested npm is a stranger's.
 *
 * @throws Error with both streams when it fails
 */
export async function run(
  program: string,
  args: readonly string[],
  options: { cwd: string },
): Promise<string> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:npm|pnpm|vitest)_/i.test(name)),
  );
  try {
    const { stdout } = await execute(program, args, {
      ...options,
      env: { ...env, NO_COLOR: '1', FORCE_COLOR: undefined },
      maxBuffer: 1e8,
    });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
}
