import type { Shard } from '@chainrule/core';
import { expect, test } from 'vitest';
import { ShardQueue } from './shard-queue.ts';

/** Three activations on four runs of lanes, as a plan has them. */
const shards = [0, 10, 20, 30].flatMap((firstLane) =>
  [0, 1, 2].map(
    (activation): Shard => ({
      ...{ index: 0, kind: 'sweep', activation, weights: 0, firstLane, lanes: 10 },
      ...{ rows: { first: 0, end: 1 }, work: 1 },
    }),
  ),
);

test('a thread goes on with its lanes, then takes lanes of no other, and in the end what is left', () => {
  const queue = new ShardQueue<{ shard: Shard }>();
  for (const shard of shards) queue.push({ shard });
  const taken = (thread: number) => {
    const { firstLane, activation } = queue.take(thread)!.shard;
    return [firstLane, activation];
  };
  expect([taken(0), taken(1), taken(1), taken(0), taken(1), taken(1)]).toEqual([
    [0, 0],
    [10, 0],
    [10, 1],
    [0, 1],
    [10, 2],
    [20, 0],
  ]);
  expect([taken(1), taken(1), taken(1), taken(1), taken(1), taken(1)]).toEqual([
    [20, 1],
    [20, 2],
    [30, 0],
    [30, 1],
    [30, 2],
    [0, 2],
  ]);
  expect(queue.take(0)).toBeUndefined();
});
