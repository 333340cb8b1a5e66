import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const root = fileURLToPath(new URL('./fixtures/outcomes', import.meta.url));

function lastLine(...files: string[]): { line: string | undefined; status: number | null } {
  const { stdout, status } = spawnSync(process.execPath, [vitest, 'run', '--root', root, ...files], {
    encoding: 'utf8',
  });
  return { line: stdout.trimEnd().split('\n').at(-1), status };
}

test('the last line of a run counts what passed, failed and was skipped', () => {
  expect(lastLine('sound')).toEqual({ line: '1 passed, 0 failed', status: 0 });
  // Failures: a test, the preparation of a suite, and a file that does not load.
  expect(lastLine()).toEqual({ line: '3 passed, 3 failed, 2 skipped', status: 1 });
}, 30_000);
