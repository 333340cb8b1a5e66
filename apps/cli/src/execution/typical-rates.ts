import type { Shard } from '@chainrule/core';

/**
 * Layer evaluations a second that one thread does, by kind of shard: a first guess, within a few times of the truth,
 * until there is something measured.
 */
export const TYPICAL_RATES: Readonly<Record<Shard['kind'], number>> = { sweep: 6e6, training: 12e6 };

/** Seconds that shards take on one thread, as a first guess. */
export function typicalSeconds(shards: readonly Shard[]): number {
  return shards.reduce((sum, { kind, work }) => sum + work / TYPICAL_RATES[kind], 0);
}
