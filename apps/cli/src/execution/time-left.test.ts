import type { Shard } from '@chainrule/core';
import { expect, test } from 'vitest';
import { CellsDone } from './cells-done.ts';
import { TimeLeft } from './time-left.ts';

const shard = (kind: Shard['kind'], work: number, activation = 0): Shard => ({
  index: 0,
  kind,
  activation,
  weights: 0,
  firstLane: 0,
  lanes: 100,
  rows: { first: 0, end: 1 },
  work,
});

test('nothing is said before the first shard is done', () => {
  const time = new TimeLeft([shard('sweep', 10)], 0);
  expect(time.secondsLeft).toBeUndefined();
  expect(time.lanesPerSecond).toBe(0);
});

test('each kind has a rate of its own, as measured', () => {
  const sweep = shard('sweep', 10);
  const training = shard('training', 1000);
  const time = new TimeLeft([sweep, sweep, training, training], 50);
  time.advance(sweep, 51);
  time.advance(training, 55);
  expect(time.secondsLeft).toBeCloseTo(1 + 4);
  expect(time.lanesPerSecond).toBeCloseTo(200 / 5);
});

test('a kind not yet seen is off its estimate by as much as the others', () => {
  const sweep = shard('sweep', 10);
  const training = shard('training', 20);
  const time = new TimeLeft([sweep, training], 0);
  time.advance(sweep, 3);
  expect(time.secondsLeft).toBeCloseTo(6);
});

test('a cell is done with its last shard', () => {
  const [a, b] = [shard('sweep', 1, 0), shard('sweep', 1, 1)];
  const cells = new CellsDone([a, a, b]);
  expect([cells.done, cells.total]).toEqual([0, 2]);
  cells.advance(a);
  cells.advance(b);
  expect(cells.done).toBe(1);
  cells.advance(a);
  expect(cells.done).toBe(2);
});
