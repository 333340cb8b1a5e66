import { createHash } from 'node:crypto';
import { catalogue } from '@chainrule/activations';
import {
  cellOf,
  createStudy,
  ENGINE_VERSION,
  parseStudy,
  planStudy,
  runShard,
  type Shard,
} from '@chainrule/core';
import { expect, test } from 'vitest';
import { encodePlain } from './plain-data.ts';

/** The whole catalogue, swept and trained, with several examples and with one. */
function digestOfNumbers(examples: number): string {
  const spec = parseStudy({
    activations: catalogue.map(({ name }) => name),
    depths: [1, 3, 24],
    weights: ['normal:1', 'uniform:-3:3'],
    biases: { scheme: 'normal', std: 0.1 },
    data: { examples },
    chains: 33,
    training: { steps: 4, learningRate: 0.1, depth: 3, chains: 5 },
  });
  const study = createStudy(spec, catalogue);
  const hash = createHash('sha256');
  // Cell by cell: the order of a plan is no number.
  const place = (shard: Shard) => (shard.kind === 'sweep' ? 0 : 1e6) + cellOf(study, shard);
  for (const shard of planStudy(study).toSorted((a, b) => place(a) - place(b)))
    hash.update(encodePlain(runShard(study, shard)));
  return hash.digest('hex');
}

/**
 * What shards hold, by engine version. Stored shards of a version are taken for what this one would compute: where a
 * digest changes, raise ENGINE_VERSION and write the new digests beside it.
 */
const known: Readonly<Record<number, readonly [string, string]>> = {
  4: [
    'af1074a6bb389f94cdae2cb0f781f3cf7ec86f3ca4c3a68e4b789b2e85751700',
    'd583a1bf5d4e77fb4f72960ebeb49f60071d35cde36068add951b32e0e68b59b',
  ],
};

test('stored shards are what this version computes; else its number must be raised', () => {
  expect([digestOfNumbers(1), digestOfNumbers(2)]).toEqual(known[ENGINE_VERSION]);
});
