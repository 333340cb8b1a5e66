import { execFile, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { chainrule, chainruleWarm, emptyFolder, script, smallStudy } from './chainrule.ts';

const ESC = String.fromCharCode(27);

test('colours only where they are wanted', async () => {
  const folder = await emptyFolder();
  const explain = (env: Record<string, string>) => chainrule(['explain'], { folder, env });
  const bare = await explain({});
  expect(bare.stdout).not.toContain(ESC);
  expect((await explain({ FORCE_COLOR: '1' })).stdout).toContain(ESC);
  expect((await explain({ NO_COLOR: '1' })).stdout).toBe(bare.stdout);
  const error = await chainrule(['reprot'], { folder, env: { FORCE_COLOR: '1' } });
  expect(error.stderr).toContain(`${ESC}[`);
});

test('an old Node is told what to do, before anything newer is imported', async () => {
  const pretend = "Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.1.0'}})";
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${pretend}` };
  const { code, stderr } = await chainrule(['--help'], { folder: await emptyFolder(), env });
  expect([code, stderr]).toEqual([2, expect.stringContaining('needs Node 22.18 or newer, this is 20.1.0.')]);
});

test('a reader that leaves early ends it silently', async () => {
  const command = `"${process.execPath}" "${script}" activations | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', command], { cwd: await emptyFolder() });
  expect(stdout).toMatch(/^name .*\n0\n$/);
  expect(stderr).toBe('');
});

test('the stack of an error is shown on demand', async () => {
  const folder = await emptyFolder();
  const short = await chainruleWarm(['run', 'nothing.yaml'], { folder });
  const long = await chainruleWarm(['run', 'nothing.yaml'], { folder, env: { CHAINRULE_DEBUG: '1' } });
  expect(short.stderr).not.toContain('    at ');
  expect(long.stderr.startsWith(short.stderr)).toBe(true);
  expect(long.stderr).toContain('    at ');
});

test('a folder in use: exit code 75 and who uses it', async () => {
  const folder = await emptyFolder({
    'study.yaml': smallStudy,
    '.chainrule-result.chainrule-lock': JSON.stringify({ pid: process.pid, host: hostname() }),
  });
  const { code, stderr } = await chainrule(['run', 'study.yaml'], { folder });
  expect(code).toBe(75);
  expect(stderr).toContain(`in use by another run (process ${process.pid} on ${hostname()})`);
});

test('a folder that cannot be made: exit code 74', async () => {
  const folder = await emptyFolder({ 'study.yaml': smallStudy });
  const { code, stderr } = await chainruleWarm(['run', 'study.yaml', '--out', 'study.yaml/result'], {
    folder,
  });
  expect([code, stderr]).toEqual([74, expect.stringContaining('a part of the path is not a folder')]);
});

test.each(['1', '2'])(
  'interrupted on %s threads: exit code 130, the line that starts it again, nothing left',
  async (threads) => {
    const folder = await emptyFolder({
      'study.yaml': `${smallStudy.replace('chains: 64', 'chains: 100000000')}`,
    });
    const args = ['run', 'study.yaml', '--threads', threads, '--activations', 'twice = 2 * z'];
    const child = spawn(process.execPath, [script, ...args], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
    while (!(await readdir(folder)).some((name) => name.endsWith('-lock'))) await setTimeout(50);
    await setTimeout(300);
    child.kill('SIGINT');
    expect(await closed).toBe(130);
    expect(stderr).toContain(
      `To start again: chainrule run study.yaml --threads ${threads} --activations 'twice = 2 * z'`,
    );
    expect(await readdir(folder)).toEqual(['study.yaml']);
  },
  30_000,
);

test('what new writes passes check and runs', { timeout: 60_000 }, async () => {
  const folder = await emptyFolder();
  const run = (...args: string[]) => chainruleWarm(args, { folder });
  for (const file of ['my-own.ts', 'other.mjs', 'study.yaml', 'study2.json']) {
    expect(await run('new', file)).toMatchObject({ code: 0, stdout: `${file}\n` });
    expect(await run('check', file)).toMatchObject({ code: 0, stderr: '' });
  }
  const outcome = await run(
    'run',
    'study.yaml',
    '--activation-file',
    'my-own.ts',
    '--chains',
    '10',
    '--json',
  );
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  expect(await readdir(join(folder, 'chainrule-result'))).toEqual(['result.json']);
});

test.each(['{}', '{"type":"commonjs"}'])(
  'a module is a module beside a package.json of %s',
  async (manifest) => {
    const folder = await emptyFolder({ 'package.json': manifest });
    await chainruleWarm(['new', 'own.ts'], { folder });
    expect(await chainruleWarm(['check', 'own.ts'], { folder })).toMatchObject({ code: 0, stderr: '' });
  },
);

test('an activation that breaks a law: exit code 1, and the law', async () => {
  const wrong = "export default { name: 'wrong', value: (z) => z * z, derivative: (z) => z };\n";
  const folder = await emptyFolder({ 'wrong.mjs': wrong });
  const { code, stdout } = await chainruleWarm(['check', 'wrong.mjs'], { folder });
  expect(code).toBe(1);
  expect(stdout).toMatch(/✗ breaks .*wrong\n {4}.*slope-agrees.*off by the factor 1\/2/s);
});
