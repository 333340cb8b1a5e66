import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

const keyOf = () => 'one key';
const after = async (ms: number): Promise<number> => setTimeout(ms, ms);

test('results of a key come in the order of the items, whatever the order in which they finish', async () => {
  const results: number[] = [];
  for await (const [, result] of inOrder({ items: [5, 1, 3, 0], window: 3, keyOf, run: after }))
    results.push(result);
  expect(results).toEqual([5, 1, 3, 0]);
});

test('one key does not wait for another', async () => {
  const results: number[] = [];
  for await (const [item, result] of inOrder({
    items: [200, 2, 220, 4],
    window: 4,
    keyOf: (ms) => ms > 100,
    run: after,
  })) {
    expect(item).toBe(result);
    results.push(result);
  }
  expect(results).toEqual([2, 4, 200, 220]);
});

test('no more than the window is begun and not handed over', async () => {
  let running = 0;
  let most = 0;
  const run = async (item: number): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    await setTimeout(1);
    return item;
  };
  const items = Array.from({ length: 20 }, (_, i) => i);
  for await (const _ of inOrder({ items, window: 4, keyOf, run })) running -= 1;
  expect(most).toBe(4);
});

test('the first error, in order, ends it; later ones are not unheard', async () => {
  const run = async (item: number): Promise<number> => {
    await setTimeout(5 - item);
    throw new Error(String(item));
  };
  await expect(async () => {
    for await (const _ of inOrder({ items: [1, 2, 3], window: 3, keyOf, run }));
  }).rejects.toThrow('1');
});
