import type { Shard } from '@chainrule/core';

/**
 * Seconds that shards take on one thread of a typical machine: a first guess, within a few times of the truth, until
 * there is something measured.
 */
export function typicalSeconds(shards: readonly Pick<Shard, 'work'>[]): number {
  return shards.reduce((sum, { work }) => sum + work * 1e-9, 0);
}
