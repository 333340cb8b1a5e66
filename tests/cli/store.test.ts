import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { chainrule, chainruleWarm, contents, emptyFolder, script, smallStudy } from './chainrule.ts';

/** Many parts, each a moment's work, and enough of it for more than one thread. */
const longStudy = `title: Long
activations: [sigmoid, tanh, softsign, gelu, silu, elu]
depths: [48]
weights: [normal:0.5, normal:1, normal:1.5, normal:2]
chains: 16384
layers: ends
`;

/** The result of the long study, computed in one go, and its number of parts. */
let inOneGo: string | undefined;
let parts: number;

beforeAll(async () => {
  const folder = await emptyFolder({ 'study.yaml': longStudy });
  inOneGo = (await run(folder, ['--no-cache'])).result;
  expect(inOneGo).toBeDefined();
  const dry = await chainrule(['run', 'study.yaml', '--dry-run', '--json', '--no-cache'], { folder });
  const { shards, threads } = JSON.parse(dry.stdout);
  parts = shards;
  expect(parts).toBeGreaterThan(10);
  // On a machine of more than one core.
  expect(threads).toBe(Math.min(availableParallelism(), parts));
});

/** Runs a study into `out`, with a cache in the same folder, and returns what it says and its result. */
async function run(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { code, stderr } = await chainrule(['run', 'study.yaml', '-o', 'out', ...args], {
    folder,
    env: { CHAINRULE_CACHE: 'cache', ...env },
  });
  const result = await readFile(join(folder, 'out', 'result.json'), 'utf8').catch(() => undefined);
  return { code, stderr, result };
}

function someParts(): RegExp {
  return new RegExp(`From the cache: [1-9]\\d* of ${parts} parts\n`);
}

async function journalBytes(folder: string): Promise<number> {
  const names = await readdir(join(folder, 'cache')).catch(() => []);
  const sizes = names.map(async (name) => (await readFile(join(folder, 'cache', name))).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test('a second run computes nothing, and its result is the same', async () => {
  const folder = await emptyFolder({ 'study.yaml': smallStudy });
  const first = await run(folder, []);
  const second = await run(folder, []);
  const without = await run(folder, ['--no-cache']);
  expect(first.stderr).not.toContain('From the cache');
  expect(second.stderr).toContain('From the cache: all of it\n');
  expect(without.stderr).not.toContain('From the cache');
  expect(first.result).toBeDefined();
  expect(second.result).toBe(first.result);
  expect(without.result).toBe(first.result);
});

test('a second report draws nothing, and its files are the same', async () => {
  const folder = await emptyFolder({ 'study.yaml': smallStudy });
  const report = async (out: string) => {
    const args = [
      'report',
      'study.yaml',
      '-o',
      out,
      '--cache',
      'cache',
      '-q',
      '--format',
      'svg,png',
      '--activations',
      'sigmoid',
    ];
    expect(await chainrule(args, { folder })).toMatchObject({ code: 0, stderr: '' });
    return contents(join(folder, out));
  };
  const first = await report('first');
  const kept = await journalBytes(folder);
  expect(await report('second')).toEqual(first);
  expect(await journalBytes(folder)).toBe(kept);
  const { records } = JSON.parse(
    (await chainrule(['cache', '--json', '--cache', 'cache'], { folder })).stdout,
  );
  const charts = [...first.keys()].filter((path) => path.endsWith('.png'));
  // Of every chart its drawing and its image.
  expect(records).toBe(4 + 2 * charts.length);
});

test('a study that has grown computes what is new', async () => {
  const folder = await emptyFolder({ 'study.yaml': smallStudy });
  await run(folder, []);
  const args = ['--activations', 'gelu,sigmoid,relu,other = sigmoid(4 * z)'];
  const grown = await run(folder, args);
  // Of four activations × two schemes, each a sweep and a training, those of three are there.
  expect(grown.stderr).toContain('From the cache: 12 of 16 parts\n');
  expect(grown.result).toBe((await run(folder, [...args, '--no-cache'])).result);
});

test('functions of a module are kept as long as the module is the same', async () => {
  const own = (slope: string) =>
    `export default { name: 'own', value: (z) => ${slope} * z, derivative: () => ${slope} };\n`;
  const folder = await emptyFolder({ 'study.yaml': smallStudy, 'own.mjs': own('2') });
  const args = ['--activations', 'own', '--activation-file', 'own.mjs'];
  await run(folder, args);
  expect((await run(folder, args)).stderr).toContain('From the cache: all of it\n');
  await writeFile(join(folder, 'own.mjs'), own('3'));
  const changed = await run(folder, args);
  expect(changed.stderr).not.toContain('From the cache');
  expect(changed.result).toBe((await run(folder, [...args, '--no-cache'])).result);
});

test.each(['2'])('killed on %s threads it loses nothing that was done', async (threads) => {
  const folder = await emptyFolder({ 'study.yaml': longStudy });
  const child = start(folder, threads);
  while ((await journalBytes(folder)) < 3000) await setTimeout(5);
  child.kill('SIGKILL');
  await closed(child);
  const resumed = await run(folder, ['--threads', threads]);
  expect(resumed.code).toBe(0);
  expect(resumed.stderr).toMatch(someParts());
  expect(resumed.result).toBe(inOneGo);
});

test.each(['1'])('interrupted on %s thread it tells how to continue', async (threads) => {
  const folder = await emptyFolder({ 'study.yaml': longStudy });
  const child = start(folder, threads);
  let stderr = '';
  child.stderr!.on('data', (chunk) => {
    stderr += chunk;
  });
  while ((await journalBytes(folder)) < 3000) await setTimeout(5);
  child.kill('SIGINT');
  expect(await closed(child)).toBe(130);
  const [, kept] = /interrupted; (\d+) of \d+ parts are done and kept/.exec(stderr) ?? [];
  expect(stderr).toContain(`of ${parts} parts`);
  expect(Number(kept)).toBeGreaterThan(0);
  expect(stderr).toContain(
    `To continue: chainrule run study.yaml -o out --threads ${threads} --cache cache\n`,
  );
  const resumed = await run(folder, []);
  expect(resumed.stderr).toContain(`From the cache: ${kept} of ${parts} parts\n`);
  expect(resumed.result).toBe(inOneGo);
});

test('two at once do not disturb each other', async () => {
  const folder = await emptyFolder({ 'study.yaml': longStudy });
  const one = run(folder, []);
  const args = ['run', 'study.yaml', '-o', 'other', '--cache', 'cache', '-q'];
  const [{ result }, other] = await Promise.all([one, chainrule(args, { folder })]);
  expect(other.code).toBe(0);
  expect(await readFile(join(folder, 'other', 'result.json'), 'utf8')).toBe(inOneGo);
  expect(result).toBe(inOneGo);
  expect((await run(folder, [])).stderr).toContain('From the cache: all of it\n');
});

test.each<[string, string, RegExp]>([
  ['a file', 'study.yaml', /a part of the path is not a folder/],
  ['a folder with something else', '.', /it holds something that chainrule did not write: `/],
  ['a folder that cannot be made', '/proc/chainrule', /no such file or folder|permission denied/],
])('a cache that is %s: a warning, and the study runs', async (_, cache, problem) => {
  const folder = await emptyFolder({ 'study.yaml': smallStudy });
  const { code, stderr, result } = await run(folder, [], { CHAINRULE_CACHE: cache });
  expect(code).toBe(0);
  expect(result).toBeDefined();
  expect(stderr.match(/warning: nothing is kept in the cache/g)).toHaveLength(1);
  expect(stderr).toMatch(problem);
  expect((await readdir(folder)).sort()).toEqual(['out', 'study.yaml']);
});

test('a disk that is full: a warning, the study runs, and what was kept before is found', async () => {
  // Traces of training are the largest that is kept, and little of them comes into the result.
  const study = smallStudy.replace(/training: .*/, 'training: { steps: 60, learningRate: 0.5, chains: 512 }');
  const whole = (await run(await emptyFolder({ 'study.yaml': study }), ['--no-cache'])).result;
  // With a limit on the size of files (in KiB) a write fails as on a full disk: the result fits, all parts do not.
  const limit = Math.ceil(whole!.length / 1024) + 32;
  const folder = await emptyFolder({ 'study.yaml': study });
  const command = `ulimit -f ${limit}; exec "${process.execPath}" "${script}" run study.yaml -o out --cache cache`;
  const child = spawn('bash', ['-c', command], { cwd: folder });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  expect(await closed(child)).toBe(0);
  expect(stderr.match(/warning: nothing is kept in the cache/g)).toHaveLength(1);
  const after = await run(folder, []);
  expect(after.stderr).toMatch(/From the cache: [1-9]\d* of \d+ parts\n/);
  expect(after.result).toBe(whole);
});

test('a dry run tells what there is to do, and writes nothing', async () => {
  const folder = await emptyFolder({ 'study.yaml': smallStudy });
  const dry = async () => {
    const args = ['run', 'study.yaml', '--dry-run', '--json', '--cache', 'cache'];
    const { code, stdout, stderr } = await chainruleWarm(args, { folder });
    expect([code, stderr]).toEqual([0, '']);
    return JSON.parse(stdout);
  };
  const before = await dry();
  expect(before).toMatchObject({
    cells: { sweep: 6, training: 6 },
    lanes: 6 * (64 + 8),
    layerGradients: 6 * (64 * (1 + 2 + 4) + 8 * 4 * 6),
    shards: 12,
    stored: 0,
    threads: 1,
  });
  expect(before.seconds).toBeGreaterThan(0);
  expect(before.seconds).toBeLessThan(60);
  expect(before.memory).toBeGreaterThan(1e7);
  expect(await readdir(folder)).toEqual(['study.yaml']);
  await run(folder, []);
  expect(await dry()).toMatchObject({ shards: 12, stored: 12, seconds: 0 });
});

test('the cache is shown and cleared, and nothing but the cache', async () => {
  const folder = await emptyFolder({ 'study.yaml': smallStudy });
  const cache = async (...args: string[]) =>
    chainruleWarm(['cache', ...args], { folder, env: { CHAINRULE_CACHE: 'cache' } });
  expect(await cache()).toMatchObject({ code: 0, stdout: `${join(folder, 'cache')}\n` });
  await run(folder, []);
  const { bytes, ...shown } = JSON.parse((await cache('--json')).stdout);
  expect(shown).toEqual({ folder: join(folder, 'cache'), limit: 2 ** 30, records: 12, action: 'show' });
  expect(bytes).toBe((await journalBytes(folder)) - (await tagBytes(folder)));
  expect((await cache('clear')).stderr).toContain('Removed 12 parts of studies');
  expect((await readdir(folder)).sort()).toEqual(['out', 'study.yaml']);
  const { code, stderr } = await cache('clear', '--cache', 'out');
  expect([code, stderr]).toEqual([74, expect.stringContaining('did not write: `result.json`')]);
});

async function tagBytes(folder: string): Promise<number> {
  return (await readFile(join(folder, 'cache', 'CACHEDIR.TAG'))).length;
}

function start(folder: string, threads: string): ChildProcess {
  const args = ['run', 'study.yaml', '-o', 'out', '--threads', threads, '--cache', 'cache'];
  return spawn(process.execPath, [script, ...args], { cwd: folder });
}

function closed(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('close', resolve));
}
