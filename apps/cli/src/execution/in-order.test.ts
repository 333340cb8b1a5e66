import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

test('results come in the order of the items, whatever the order in which they finish', async () => {
  const results: number[] = [];
  for await (const result of inOrder([5, 1, 3, 0], 3, async (ms) => setTimeout(ms, ms))) results.push(result);
  expect(results).toEqual([5, 1, 3, 0]);
});

test('no more than the window runs at a time', async () => {
  let running = 0;
  let most = 0;
  const run = async (item: number): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    await setTimeout(1);
    running -= 1;
    return item;
  };
  for await (const _ of inOrder(
    Array.from({ length: 20 }, (_, i) => i),
    4,
    run,
  ));
  expect(most).toBe(4);
});

test('the first error, in order, ends it; later ones are not unheard', async () => {
  const run = async (item: number): Promise<number> => {
    await setTimeout(5 - item);
    throw new Error(String(item));
  };
  await expect(async () => {
    for await (const _ of inOrder([1, 2, 3], 3, run));
  }).rejects.toThrow('1');
});
