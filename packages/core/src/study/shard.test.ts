import { expect, test } from 'vitest';
import { bend, hinge, line, squash } from '../fixtures/activations.ts';
import type { VectorActivation } from '../kernel/vector/vector-activation.ts';
import { parseStudy } from './parse-study.ts';
import { planStudy, type Shard } from './shard.ts';
import { createStudy } from './study.ts';

/** Plans ask whether there are vectors, not what they are. */
const vectors = {} as VectorActivation;
const activations = [squash, bend, hinge].map((activation) => ({ ...activation, vectors }));

function plan(input: Record<string, unknown>, of = activations): readonly Shard[] {
  const names = of.map(({ name }) => name);
  const spec = parseStudy({ activations: names, weights: ['normal:1', 'normal:2'], depths: [16], ...input });
  return planStudy(createStudy(spec, of));
}

const cell = ({ kind, activation, weights, rows, firstLane, lanes }: Shard) => ({
  ...{ kind, activation, weights, rows, firstLane, lanes },
});

test.each([1, 7, 131_073, 1_000_001])('the lanes of a cell, %i of them, are each in one shard', (chains) => {
  const shards = plan({ chains }).filter(({ activation, weights }) => activation === 1 && weights === 1);
  let lane = 0;
  for (const { firstLane, lanes } of shards) {
    expect([firstLane, firstLane % 2]).toEqual([lane, 0]);
    lane += lanes;
  }
  expect(lane).toBe(chains);
});

test('a cell’s shards do not depend on its company', () => {
  const together = plan({ chains: 300_000 }, [...activations, line as never]);
  const alone = plan({ chains: 300_000 }, [activations[0]!]);
  expect(together.filter(({ activation }) => activation === 0).map(cell)).toEqual(alone.map(cell));
});

test('the same lanes stand together under every activation, as they have the same draws', () => {
  const shards = plan({ chains: 300_000 });
  expect(shards.slice(0, 4).map(({ activation, firstLane }) => [activation, firstLane])).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [0, shards[0]!.lanes],
  ]);
  expect(shards.map(({ index }) => index)).toEqual(shards.map((_, index) => index));
});

test('a cell stands after the other where all their rows at a time would take too much memory', () => {
  const shards = plan({ chains: 300_000, depths: '1..64' });
  expect(shards.filter(({ activation }) => activation === 0).map(({ index }) => index)).toEqual(
    Array.from({ length: shards.length / 3 }, (_, index) => index),
  );
});

test('a cell of much work is in parts for many threads; one of little in one', () => {
  const parts = (chains: number) => plan({ chains }).length / 6;
  expect(parts(4096)).toBe(1);
  expect(parts(1_000_000)).toBeGreaterThan(7);
});
