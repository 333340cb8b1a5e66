import { spawnSync } from 'node:child_process';
import { fromRoot } from './root.ts';

/** What a process left behind. */
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built `chainrule` and waits for it. */
export function chainrule(
  args: readonly string[],
  options: { input?: string; cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Finished {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fromRoot('apps/cli/dist/main.js'), ...args],
    {
      encoding: 'utf8',
      input: options.input ?? '',
      cwd: options.cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...options.env },
      maxBuffer: 1e8,
    },
  );
  return { status, stdout, stderr };
}
