import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import process from 'node:process';
import { type CacheOptions, sizeOption } from '../../options.ts';

/** Where finished work is kept, and how much of it. */
export interface CachePlace {
  /** Absolute. */
  readonly folder: string;
  /** In bytes. */
  readonly limit: number;
}

/** What a place is chosen by. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

const DEFAULT_LIMIT = 2 ** 30;

/**
 * The cache: where the options say, else the variables CHAINRULE_CACHE (a folder, or `off`) and CHAINRULE_CACHE_SIZE,
 * else the platform's folder for caches, with 1 GiB. Undefined where it is switched off.
 *
 * @throws CliError where the variable for the size holds none
 */
export function cachePlace(
  { cache, cacheSize }: CacheOptions,
  surroundings: Surroundings = { env: process.env, platform: process.platform, home: homedir() },
): CachePlace | undefined {
  const { env } = surroundings;
  const asked = cache ?? (env.CHAINRULE_CACHE === '' ? undefined : env.CHAINRULE_CACHE);
  if (cache === false || asked === 'off') return undefined;
  const size = env.CHAINRULE_CACHE_SIZE;
  return {
    folder: resolve(typeof asked === 'string' ? asked : platformFolder(surroundings)),
    limit:
      cacheSize ??
      (size === undefined || size === '' ? DEFAULT_LIMIT : sizeOption('CHAINRULE_CACHE_SIZE')(size)),
  };
}

function platformFolder({ env, platform, home }: Surroundings): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Caches', 'chainrule');
    case 'win32':
      return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'chainrule', 'Cache');
    default: {
      // The XDG Base Directory Specification: a relative path is to be ignored.
      const base = env.XDG_CACHE_HOME;
      return join(base !== undefined && isAbsolute(base) ? base : join(home, '.cache'), 'chainrule');
    }
  }
}
