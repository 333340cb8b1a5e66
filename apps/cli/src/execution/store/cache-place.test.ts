import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CacheOptions } from '../../options.ts';
import { cachePlace } from './cache-place.ts';

const at = (
  options: CacheOptions,
  env: Readonly<Record<string, string>> = {},
  platform: NodeJS.Platform = 'linux',
) => cachePlace(options, { env, platform, home: '/home/ada' });

describe('the folder', () => {
  test.each<[string, CacheOptions, Readonly<Record<string, string>>, string]>([
    ['the home folder', {}, {}, '/home/ada/.cache/chainrule'],
    ['XDG_CACHE_HOME', {}, { XDG_CACHE_HOME: '/caches' }, '/caches/chainrule'],
    [
      'the home folder, not a relative XDG_CACHE_HOME',
      {},
      { XDG_CACHE_HOME: 'x' },
      '/home/ada/.cache/chainrule',
    ],
    ['CHAINRULE_CACHE', {}, { CHAINRULE_CACHE: '/mine', XDG_CACHE_HOME: '/caches' }, '/mine'],
    [
      'the home folder, not an empty CHAINRULE_CACHE',
      {},
      { CHAINRULE_CACHE: '' },
      '/home/ada/.cache/chainrule',
    ],
    ['the option', { cache: 'here' }, { CHAINRULE_CACHE: '/mine' }, resolve('here')],
    ['the option, though the variable says off', { cache: '/here' }, { CHAINRULE_CACHE: 'off' }, '/here'],
  ])('is by %s', (_, options, env, folder) => {
    expect(at(options, env)?.folder).toBe(folder);
  });

  test('is where each platform keeps caches', () => {
    expect(at({}, {}, 'darwin')?.folder).toBe('/home/ada/Library/Caches/chainrule');
    expect(at({}, { LOCALAPPDATA: '/local' }, 'win32')?.folder).toBe('/local/chainrule/Cache');
  });

  test('is none where it is switched off', () => {
    expect(at({ cache: false })).toBeUndefined();
    expect(at({}, { CHAINRULE_CACHE: 'off' })).toBeUndefined();
  });
});

test('the limit is the option, else the variable, else 1 GiB', () => {
  expect(at({})?.limit).toBe(2 ** 30);
  expect(at({}, { CHAINRULE_CACHE_SIZE: '20MB' })?.limit).toBe(20e6);
  expect(at({ cacheSize: 5 }, { CHAINRULE_CACHE_SIZE: '20MB' })?.limit).toBe(5);
  expect(() => at({}, { CHAINRULE_CACHE_SIZE: 'much' })).toThrow('expected a size such as 500MB or 2GiB');
});
