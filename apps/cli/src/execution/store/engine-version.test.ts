import { createHash } from 'node:crypto';
import { catalogue } from '@chainrule/activations';
import { createStudy, ENGINE_VERSION, parseStudy, planStudy, runShard } from '@chainrule/core';
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
  for (const shard of planStudy(study)) hash.update(encodePlain(runShard(study, shard)));
  return hash.digest('hex');
}

/**
 * What shards hold, by engine version. Stored shards of a version are taken for what this one would compute: where a
 * digest changes, raise ENGINE_VERSION and write the new digests beside it.
 */
const known: Readonly<Record<number, readonly [string, string]>> = {
  2: [
    '5b467e86c5cc403c442c286bb887070f34dded2b8965fd73aaed0330f9987ae7',
    '80cbc9caa44c980bb810c6842960f8cc6e507da2fe738241423c7e080f2d79e4',
  ],
};

test('stored shards are what this version computes; else its number must be raised', () => {
  expect([digestOfNumbers(1), digestOfNumbers(2)]).toEqual(known[ENGINE_VERSION]);
});
