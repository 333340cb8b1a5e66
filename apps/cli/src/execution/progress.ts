import process from 'node:process';
import type { Shard } from '@chainrule/core';
import { Presets, SingleBar } from 'cli-progress';
import { CellsDone } from './cells-done.ts';
import { TimeLeft } from './time-left.ts';

/** Shows how far a study has come. */
export interface Progress {
  /** Tells that a shard is there: computed, or found in the store. */
  advance(shard: Shard, from: 'computed' | 'stored'): void;
  stop(): void;
}

/**
 * A bar on stderr with the share of the work done, cells, lanes a second and the time left; nothing when quiet or where
 * stderr is not a terminal.
 *
 * @param missing the shards that are not in the store
 */
export function createProgress(
  shards: readonly Shard[],
  missing: readonly Shard[],
  { quiet }: { readonly quiet: boolean },
): Progress {
  if (quiet || !process.stderr.isTTY) return silent;
  // The bar counts thousandths: a study's work has more digits than a reader wants.
  const bar = new SingleBar(
    {
      format: '  {bar} {percentage} %  {cells}{lanes}{left}',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      barsize: 32,
    },
    Presets.shades_classic,
  );
  const total = shards.reduce((sum, { work }) => sum + work, 0);
  const cells = new CellsDone(shards);
  const time = new TimeLeft(missing, performance.now() / 1000);
  let done = 0;
  const texts = () => ({
    cells: `cells ${cells.done}/${cells.total}`,
    lanes: time.lanesPerSecond > 0 ? `  ${rateText(time.lanesPerSecond)} lanes/s` : '',
    left: time.secondsLeft === undefined ? '' : `  ${durationText(time.secondsLeft)} left`,
  });
  bar.start(1000, 0, texts());
  return {
    advance: (shard, from) => {
      done += shard.work;
      cells.advance(shard);
      if (from === 'computed') time.advance(shard, performance.now() / 1000);
      bar.update(Math.round((1000 * done) / total), texts());
    },
    stop: () => bar.stop(),
  };
}

const silent: Progress = { advance: () => {}, stop: () => {} };

/** A number of seconds as `8 s`, `2 min 5 s` or `3 h 20 min`. */
export function durationText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** A count with two or three significant digits: `850`, `12k`, `1.3M`. */
export function rateText(count: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 })
    .format(count)
    .replace('K', 'k');
}
