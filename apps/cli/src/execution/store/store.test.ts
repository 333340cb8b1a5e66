import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clearCacheFolder, type SegmentFile, segmentsIn } from './cache-folder.ts';
import { HEADER_BYTES, TRAILER_BYTES } from './record.ts';
import { SegmentReader } from './segment.ts';
import { Store } from './store.ts';

const key = (index: number): string => index.toString(16).padStart(64, '0');
const value = (index: number) => ({ kind: 'test', numbers: Float64Array.of(index, index + 0.5) });
const newFolder = async (): Promise<string> =>
  join(await mkdtemp(join(tmpdir(), 'chainrule-store-')), 'cache');

interface Opened {
  readonly store: Store;
  readonly problems: string[];
}

function open(folder: string, keys: number, limit = 2 ** 30): Opened {
  const problems: string[] = [];
  const wanted = Array.from({ length: keys }, (_, index) => key(index));
  return { store: new Store({ folder, limit, warn: (problem) => problems.push(problem) }, wanted), problems };
}

/** A folder with a journal of so many records. */
async function filled(count: number): Promise<string> {
  const folder = await newFolder();
  const { store, problems } = open(folder, count);
  for (let index = 0; index < count; index += 1) await store.put(key(index), value(index));
  await store.close();
  expect(problems).toEqual([]);
  return folder;
}

/** What a store of a folder gives of the first keys; never anything but what was put, or nothing. */
async function readBack(folder: string, count: number): Promise<readonly boolean[]> {
  const { store, problems } = open(folder, count);
  const found: boolean[] = [];
  for (let index = 0; index < count; index += 1) {
    const got = await store.get(key(index));
    if (got !== undefined) expect(got).toEqual(value(index));
    found.push(got !== undefined);
  }
  await store.close();
  expect(problems).toEqual([]);
  return found;
}

test('what is put is there for the next, and only under its key', async () => {
  const folder = await filled(3);
  expect(await readBack(folder, 5)).toEqual([true, true, true, false, false]);
});

test('a store that is only read leaves nothing', async () => {
  const folder = await newFolder();
  expect(await readBack(folder, 2)).toEqual([false, false]);
  expect(existsSync(folder)).toBe(false);
});

test('a record of which the same process put two is there once', async () => {
  const folder = await newFolder();
  const { store } = open(folder, 1);
  await Promise.all([store.put(key(0), value(0)), store.put(key(0), value(0))]);
  expect(store.count).toBe(1);
  await store.close();
  expect(await readBack(folder, 1)).toEqual([true]);
});

test('closing waits for what is being put', async () => {
  const folder = await newFolder();
  const { store } = open(folder, 3);
  for (const index of [0, 1, 2]) void store.put(key(index), value(index));
  await store.close();
  expect(await readBack(folder, 3)).toEqual([true, true, true]);
});

test('stores side by side each write a segment of their own, and find those of the others later', async () => {
  const folder = await newFolder();
  const stores = [open(folder, 4).store, open(folder, 4).store];
  for (const index of [0, 1, 2, 3]) await stores[index % 2]!.put(key(index), value(index));
  for (const store of stores) await store.close();
  expect(segmentsIn(folder)).toHaveLength(2);
  expect(await readBack(folder, 4)).toEqual([true, true, true, true]);
});

describe('a journal of which not all is as it was written', () => {
  const COUNT = 3;

  /** What is found after each damage, and where the whole records ended. */
  const damaged = async (damage: (bytes: Buffer, ends: readonly number[]) => Iterable<Buffer>) => {
    const folder = await filled(COUNT);
    const [{ path }] = segmentsIn(folder) as readonly [SegmentFile];
    const segment = new SegmentReader(path);
    const ends = [...segment.places()].map(({ offset, length }) => offset + length);
    segment.close();
    const found: (readonly boolean[])[] = [];
    for (const bytes of damage(readFileSync(path), ends)) {
      writeFileSync(path, bytes);
      found.push(await readBack(folder, COUNT));
    }
    return { found, ends };
  };

  test('cut off at any byte: the whole records before it', async () => {
    const { found, ends } = await damaged(function* (bytes) {
      for (let length = 0; length <= bytes.length; length += 1) yield bytes.subarray(0, length);
    });
    expect(found.length).toBe(ends[COUNT - 1]! + 1);
    expect(found).toEqual(found.map((_, length) => ends.map((end) => length >= end)));
  });

  test('any bit flipped: the records before it, perhaps some behind it, never itself', async () => {
    const { found, ends } = await damaged(function* (bytes) {
      for (let bit = 0; bit < 8 * bytes.length; bit += 7) {
        const copy = Buffer.from(bytes);
        copy[bit >> 3]! ^= 1 << (bit & 7);
        yield copy;
      }
    });
    found.forEach((records, index) => {
      const hit = ends.findIndex((end) => (7 * index) >> 3 < end);
      expect(records.slice(0, hit)).toEqual(Array(hit).fill(true));
      expect(records[hit]).toBe(false);
    });
  });

  test('an older or newer version: nothing from there on', async () => {
    const { found } = await damaged(function* (bytes, ends) {
      const copy = Buffer.from(bytes);
      copy.writeUInt16LE(99, ends[0]! + 4);
      yield copy;
    });
    expect(found).toEqual([[true, false, false]]);
  });

  test('a length beyond all bounds, zeros, or another file altogether: nothing', async () => {
    const { found } = await damaged(function* (bytes) {
      const copy = Buffer.from(bytes);
      copy.writeUInt32LE(0xffffffff, 8);
      yield copy;
      yield Buffer.alloc(bytes.length);
      yield Buffer.from('{"schema": 1}\n'.repeat(100));
      yield Buffer.alloc(HEADER_BYTES + TRAILER_BYTES - 1);
    });
    expect(found).toEqual(Array(4).fill([false, false, false]));
  });

  test('what is damaged is written anew, and then found', async () => {
    const folder = await filled(2);
    const [{ path }] = segmentsIn(folder) as readonly [SegmentFile];
    const bytes = readFileSync(path);
    bytes[HEADER_BYTES + 3]! ^= 1;
    writeFileSync(path, bytes);
    const { store } = open(folder, 2);
    expect(await store.get(key(0))).toBeUndefined();
    expect(store.has(key(1))).toBe(false);
    for (const index of [0, 1]) await store.put(key(index), value(index));
    await store.close();
    expect(await readBack(folder, 2)).toEqual([true, true]);
  });
});

describe('a folder that will not do', () => {
  const problemsOf = async (folder: string): Promise<readonly string[]> => {
    const { store, problems } = open(folder, 2);
    for (const index of [0, 1]) {
      expect(await store.get(key(index))).toBeUndefined();
      await store.put(key(index), value(index));
    }
    await store.close();
    return problems;
  };

  test('holds something else: said once, and left alone', async () => {
    const folder = await newFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'letter.txt'), 'Dear');
    expect(await problemsOf(folder)).toEqual([
      'it holds something that chainrule did not write: `letter.txt`',
    ]);
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });

  test('is a file, or below one: said once', async () => {
    const folder = await newFolder();
    writeFileSync(folder, '');
    expect(await problemsOf(folder)).toEqual(['a part of the path is not a folder']);
    expect(await problemsOf(join(folder, 'cache'))).toEqual(['a part of the path is not a folder']);
  });

  test('cannot be made: said once', async () => {
    expect(await problemsOf('/proc/chainrule-cache')).toHaveLength(1);
  });

  test('has links and folders for segments: they are not followed', async () => {
    const folder = await filled(1);
    const [{ path }] = segmentsIn(folder) as readonly [SegmentFile];
    await symlink('/dev/zero', join(folder, 'journal-000000000000001-1-00000000.bin'));
    mkdirSync(join(folder, 'journal-000000000000002-1-00000000.bin'));
    expect(segmentsIn(folder).map((segment) => segment.path)).toEqual([path]);
    expect(await readBack(folder, 1)).toEqual([true]);
  });
});

test('past its limit, the oldest go first', async () => {
  const folder = await newFolder();
  const { store } = open(folder, 40, 3000);
  for (let index = 0; index < 40; index += 1) await store.put(key(index), value(index));
  await store.close();
  const bytes = segmentsIn(folder).reduce((sum, segment) => sum + segment.bytes, 0);
  expect(bytes).toBeLessThanOrEqual(3000);
  const found = await readBack(folder, 40);
  const first = found.indexOf(true);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(39);
  expect(found.slice(first)).toEqual(Array(40 - first).fill(true));
});

test('a folder is cleared of what is its own, and removed if that is all', async () => {
  const folder = await filled(2);
  writeFileSync(join(folder, 'letter.txt'), 'Dear');
  clearCacheFolder(folder);
  expect(readdirSync(folder)).toEqual(['letter.txt']);
  const other = await filled(2);
  clearCacheFolder(other);
  expect(existsSync(other)).toBe(false);
});
