import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withOutputFolder } from './output-folder.ts';
import type { OutputFile } from './write-files.ts';

const home = process.cwd();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chainrule-'));
});
afterEach(() => process.chdir(home));

const result = '{\n  "schema": 1,\n  "provenance": {"version":"0.1.0"}\n}\n';

async function* output(note: string): AsyncGenerator<OutputFile> {
  yield { path: 'index.html', content: note };
  yield { path: 'result.json', content: result };
  yield { path: 'charts/fate.svg', content: new Uint8Array([60, 62]) };
}

const write = (path: string, note = 'first') => withOutputFolder(path, (out) => out.replace(output(note)));

test('a folder that is missing is made, its parents too', async () => {
  const out = join(folder, 'a', 'b', 'report');
  expect(await write(out)).toEqual(['index.html', 'result.json', 'charts/fate.svg']);
  expect((await readdir(out, { recursive: true })).sort()).toEqual([
    'charts',
    'charts/fate.svg',
    'index.html',
    'result.json',
  ]);
});

test.skipIf(!existsSync('/proc/self'))('a folder that the system will not make is refused', async () => {
  await expect(write('/proc/chainrule/report')).rejects.toMatchObject({
    reason: 'files',
    message: expect.stringMatching(/^cannot write to `\/proc\/chainrule\/report`: (no such|permission)/),
  });
});

test('an earlier output is replaced as a whole, and nothing is left beside it', async () => {
  const out = join(folder, 'report');
  await write(out);
  await writeFile(join(out, 'report.md'), 'of the earlier output');
  await write(out, 'second');
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('second');
  expect((await readdir(out)).sort()).toEqual(['charts', 'index.html', 'result.json']);
  expect(await readdir(folder)).toEqual(['report']);
});

test.each([
  ['notes.txt', 'notes.txt'],
  ['charts/holiday.jpg', 'charts/holiday.jpg'],
  ['photos/me.jpg', 'photos'],
])('a folder with %s in it is refused and left alone', async (file, named) => {
  const out = join(folder, 'report');
  await write(out);
  await mkdir(join(out, file, '..'), { recursive: true });
  await writeFile(join(out, file), 'dear');
  await expect(write(out, 'second')).rejects.toMatchObject({
    reason: 'files',
    message: `\`${out}\` holds something that chainrule did not write: \`${named}\``,
  });
  expect(await readFile(join(out, file), 'utf8')).toBe('dear');
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('first');
  expect(await readdir(folder)).toEqual(['report']);
});

test.each([
  ['index.html', 'a page of another kind'],
  ['result.json', '{"wins": 3}'],
])('a foreign %s is not taken for an output', async (file, text) => {
  await writeFile(join(folder, file), text);
  await expect(write(folder)).rejects.toThrow(`did not write: \`${file}\``);
  expect(await readFile(join(folder, file), 'utf8')).toBe(text);
});

test('what turns up while a study runs is found before anything is replaced', async () => {
  const out = join(folder, 'report');
  await write(out);
  const late = withOutputFolder(out, async (lent) => {
    await writeFile(join(out, 'notes.txt'), 'dear');
    return lent.replace(output('second'));
  });
  await expect(late).rejects.toThrow('`notes.txt`');
  expect((await readdir(out)).sort()).toEqual(['charts', 'index.html', 'notes.txt', 'result.json']);
  expect(await readdir(folder)).toEqual(['report']);
});

test('an output that fails half-way leaves the earlier one', async () => {
  const out = join(folder, 'report');
  await write(out);
  async function* broken(): AsyncGenerator<OutputFile> {
    yield { path: 'index.html', content: 'half' };
    throw new Error('no ink');
  }
  await expect(withOutputFolder(out, (lent) => lent.replace(broken()))).rejects.toThrow('no ink');
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('first');
  expect(await readdir(folder)).toEqual(['report']);
});

test('two runs into one folder: the second is turned away, at once', async () => {
  const out = join(folder, 'report');
  await withOutputFolder(out, async () => {
    await expect(write(out)).rejects.toMatchObject({
      reason: 'busy',
      message: expect.stringContaining(String(process.pid)),
    });
  });
  expect(await write(out)).toHaveLength(3);
});

test('the lock of a process that is gone is taken over', async () => {
  const lock = join(folder, '.report.chainrule-lock');
  await writeFile(lock, JSON.stringify({ pid: 2 ** 30, host: hostname() }));
  await write(join(folder, 'report'));
  if (existsSync('/proc/self/stat')) {
    await writeFile(lock, JSON.stringify({ pid: process.pid, host: hostname(), began: '1' }));
    await write(join(folder, 'report'));
  }
  await writeFile(lock, JSON.stringify({ pid: 2 ** 30, host: 'another-machine' }));
  await expect(write(join(folder, 'report'))).rejects.toMatchObject({ reason: 'busy' });
});

test('what a killed run left is repaired: the earlier output is back, the unfinished one gone', async () => {
  await write(join(folder, '.report.chainrule-old'));
  await mkdir(join(folder, '.report.chainrule-new'));
  await withOutputFolder(join(folder, 'report'), async () => {
    expect(await readFile(join(folder, 'report', 'index.html'), 'utf8')).toBe('first');
  });
  expect(await readdir(folder)).toEqual(['report']);
});

test('the working folder keeps its identity while its contents are replaced', async () => {
  process.chdir(folder);
  await write('.');
  await write('.', 'second');
  expect(process.cwd()).toBe(folder);
  expect((await readdir('.')).sort()).toEqual(['charts', 'index.html', 'result.json']);
  expect(await readFile('index.html', 'utf8')).toBe('second');
});

test('a link to a folder is followed, and stays', async () => {
  await mkdir(join(folder, 'real'));
  await symlink('real', join(folder, 'report'));
  await write(join(folder, 'report'));
  expect(await readdir(join(folder, 'real'))).toContain('index.html');
  expect((await readdir(folder)).sort()).toEqual(['real', 'report']);
});

test.each(['file', 'dangling'])('a %s in the place of the folder is refused', async (kind) => {
  const out = join(folder, 'report');
  if (kind === 'file') await writeFile(out, 'dear');
  else await symlink('nowhere', out);
  await expect(write(out)).rejects.toMatchObject({ reason: 'files' });
});
