import { CliError, fileError } from '../cli-error.ts';
import { clearCacheFolder, foreignEntry, segmentsIn } from '../execution/store/cache-folder.ts';
import { cachePlace } from '../execution/store/cache-place.ts';
import { SegmentReader } from '../execution/store/segment.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CacheOptions, OutputOptions } from '../options.ts';
import { grouped } from '../presentation/number-text.ts';
import { sizeText } from '../presentation/size-text.ts';
import { createTerminal, type Terminal } from '../presentation/terminal.ts';

/** What can be done about the cache. */
const actions: Readonly<Record<string, (folder: string) => void>> = {
  show: () => undefined,
  clear: clearCacheFolder,
};

/**
 * `cache [show|clear]`: where finished parts of studies are kept, how many and how large; or removes them.
 *
 * @throws CliError `usage` for another action, `files` where the folder cannot be
 *   read or cleared, or is not a cache
 */
export async function cache(action: string, options: CacheOptions & OutputOptions): Promise<number> {
  const terminal = createTerminal(options);
  const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (act === undefined) {
    throw new CliError('usage', `expected \`show\` or \`clear\`, got \`${action}\``, {
      hints: ['See: chainrule cache --help'],
    });
  }
  const place = cachePlace(options);
  if (place === undefined) {
    if (options.json) terminal.result(JSON.stringify({ folder: null, action }, null, 2));
    else terminal.message('The cache is switched off');
    return exitCodes.done;
  }
  const { folder, limit } = place;
  const kept = contentsOf(folder);
  try {
    act(folder);
  } catch (error) {
    throw fileError(`clear \`${folder}\``, error);
  }
  if (options.json) terminal.result(JSON.stringify({ folder, limit, ...kept, action }, null, 2));
  else if (action === 'clear') terminal.message(`Removed ${keptText(kept)} from ${folder}`);
  else show({ folder, limit, kept }, terminal);
  return exitCodes.done;
}

interface Kept {
  readonly records: number;
  readonly bytes: number;
}

function contentsOf(folder: string): Kept {
  try {
    const foreign = foreignEntry(folder);
    if (foreign !== undefined) {
      throw new CliError(
        'files',
        `\`${folder}\` holds something that chainrule did not write: \`${foreign}\``,
      );
    }
    const segments = segmentsIn(folder);
    return {
      records: segments.reduce((sum, { path }) => sum + recordsIn(path), 0),
      bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  } catch (error) {
    throw error instanceof CliError ? error : fileError(`read \`${folder}\``, error);
  }
}

function recordsIn(path: string): number {
  const segment = new SegmentReader(path);
  try {
    return [...segment.places()].length;
  } finally {
    segment.close();
  }
}

interface Shown {
  readonly folder: string;
  readonly limit: number;
  readonly kept: Kept;
}

function show({ folder, limit, kept }: Shown, terminal: Terminal): void {
  terminal.result(folder);
  terminal.message(`${keptText(kept)}, of at most ${sizeText(limit)}`);
  if (kept.bytes > 0) terminal.message('Next: chainrule cache clear');
}

function keptText({ records, bytes }: Kept): string {
  return `${grouped(records)} ${records === 1 ? 'part' : 'parts'} of studies and reports, ${sizeText(bytes)}`;
}
