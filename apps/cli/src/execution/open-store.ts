import type { Shard, ShardResult, Study } from '@chainrule/core';
import type { FinishedShard } from './runner.ts';
import type { CachePlace } from './store/cache-place.ts';
import { moduleDigests } from './store/module-digests.ts';
import { type ShardKeys, shardKeys } from './store/shard-key.ts';
import { Store } from './store/store.ts';

/** Finished shards of one study. */
export interface ShardStore {
  has(shard: Shard): boolean;
  /** How many of the study's shards are kept. */
  readonly count: number;
  get(shard: Shard): Promise<ShardResult | undefined>;
  /** Whether {@link put} keeps a shard, if all goes well. */
  keeps(shard: Shard): boolean;
  put(shard: Shard, finished: FinishedShard): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the store for the shards of a study.
 *
 * @param place undefined for a store that keeps nothing
 * @param activationFiles absolute paths of the modules that the study's activations come from
 * @param warn called at most once, with a sentence, if the cache folder cannot be used as it should
 */
export async function openStore(
  place: CachePlace | undefined,
  { study, shards, activationFiles, warn }: StoredStudy,
): Promise<ShardStore> {
  if (place === undefined) return nothing;
  const keyOf = memoised(shardKeys(study, await moduleDigests(activationFiles)));
  const wanted = shards.map(keyOf).filter((key) => key !== undefined);
  const store = new Store(
    { ...place, warn: (problem) => warn(`nothing is kept in the cache ${place.folder}: ${problem}`) },
    wanted,
  );
  return {
    has: (shard) => store.has(keyOf(shard) ?? ''),
    get count() {
      return store.count;
    },
    get: async (shard) => (await store.get(keyOf(shard) ?? '')) as ShardResult | undefined,
    keeps: (shard) => keyOf(shard) !== undefined,
    put: async (shard, { result, content }) => {
      const key = keyOf(shard);
      if (key !== undefined) await store.put(key, result, content);
    },
    close: () => store.close(),
  };
}

export interface StoredStudy {
  readonly study: Study;
  readonly shards: readonly Shard[];
  readonly activationFiles: readonly string[];
  readonly warn: (problem: string) => void;
}

const nothing: ShardStore = {
  has: () => false,
  count: 0,
  get: async () => undefined,
  keeps: () => false,
  put: async () => {},
  close: async () => {},
};

function memoised(keys: ShardKeys): ShardKeys {
  const known = new Map<number, string | undefined>();
  return (shard) => {
    if (!known.has(shard.index)) known.set(shard.index, keys(shard));
    return known.get(shard.index);
  };
}
