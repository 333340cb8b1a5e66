import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const PACKAGES = ['packages/core', 'packages/activations', 'packages/report', 'apps/cli', 'tests'];

/** A copy of the workspace's own configuration, around sources of one line. */
function copyOfTheHouse(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-boundaries-'));
  folders.push(folder);
  const files = ['package.json', 'turbo.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml'];
  for (const name of PACKAGES) files.push(`${name}/package.json`, `${name}/turbo.json`);
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(root, file), join(folder, file));
  }
  return folder;
}

function addImport(folder: string, importer: string, imported: string): void {
  mkdirSync(join(folder, importer, 'src'), { recursive: true });
  writeFileSync(join(folder, importer, 'src/index.ts'), `import '${imported}';\n`);
  const file = join(folder, importer, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> };
  manifest.dependencies[imported] = 'workspace:^';
  writeFileSync(file, JSON.stringify(manifest));
}

const boundaries = (folder: string) => {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/turbo'), ['boundaries'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  });
  return { status, text: (stdout + stderr).replace(/[\s|]+/g, ' ') };
};

test('turbo boundaries passes the house and fails on an import against the arrows', () => {
  const sound = copyOfTheHouse();
  addImport(sound, 'packages/report', '@chainrule/core');
  expect(boundaries(sound)).toMatchObject({ status: 0 });

  const broken = copyOfTheHouse();
  addImport(broken, 'packages/report', '@chainrule/activations');
  const { status, text } = boundaries(broken);
  expect(status).toBe(1);
  expect(text).toContain(
    '`@chainrule/activations` found without any tag listed in allowlist for `@chainrule/report`',
  );
});
