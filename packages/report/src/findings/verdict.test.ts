import { describe, expect, test } from 'vitest';
import { zoo } from '../fixtures/zoo.ts';
import { viewResult } from '../result-view.ts';
import { verdicts } from './index.ts';
import { shareInterval } from './share-interval.ts';
import { kindOf, type VerdictKind } from './verdict.ts';
import { verdictTable } from './verdict-table.ts';

const none = shareInterval(0, 4096);
const rate = (low: number, high: number) => ({ slope: (low + high) / 2, low, high, depths: 6 });

describe('a verdict stands only where the interval leaves no other', () => {
  test.each<[VerdictKind, number, number]>([
    ['vanishing', -0.4, -0.051],
    ['undecided', -0.4, -0.049],
    ['undecided', -0.05, 0],
    ['steady', -0.049, 0.049],
    ['steady', 0, 0],
    ['undecided', 0.03, 0.07],
    ['exploding', 0.051, 1.5],
    ['undecided', -1, 1],
    ['undecided', Number.NaN, Number.NaN],
  ])('%s between %d and %d decades a layer', (kind, low, high) => {
    expect(kindOf({ zero: none, notFinite: none, living: 4096, rate: rate(low, high) })).toBe(kind);
  });

  test.each<[VerdictKind, number, number, number]>([
    ['dying', 0.26, 0, 10_000],
    ['undecided', 0.26, 0, 100],
    ['steady', 0.24, 0, 10_000],
    ['exploding', 0, 0.26, 10_000],
    ['exploding', 0.3, 0.6, 10_000],
    ['dying', 0.6, 0.3, 10_000],
    ['undecided', 0.25, 0, 1_000_000],
  ])('%s with %d of the chains zero and %d not finite, of %d', (kind, zero, notFinite, n) => {
    const grounds = { zero: shareInterval(zero, n), notFinite: shareInterval(notFinite, n) };
    expect(kindOf({ ...grounds, living: n, rate: rate(0, 0) })).toBe(kind);
  });

  test('not from nineteen chains, nor from one depth', () => {
    const grounds = { zero: none, notFinite: none, rate: rate(-1, -1) };
    expect(kindOf({ ...grounds, living: 19 })).toBe('undecided');
    expect(kindOf({ ...grounds, living: 20 })).toBe('vanishing');
    expect(kindOf({ ...grounds, living: 20, rate: undefined })).toBe('undecided');
  });
});

test('one for each activation under each scheme, by the slope of the medians over the depths', () => {
  const all = verdicts(zoo.usual!());
  expect(all.map(({ series, scheme }) => [series.name, scheme])).toHaveLength(14);
  expect(all.find(({ series, scheme }) => series.name === 'odd' && scheme === 'constant:1')).toMatchObject({
    kind: 'vanishing',
    depth: 32,
    living: 4096,
    rate: { depths: 6 },
  });
  expect(all.find(({ series }) => series.name === 'odd')?.rate?.slope).toBeCloseTo(-0.25, 10);
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['vanishing', 'dying', 'steady']));
});

test.each(['format 1', 'depth one', 'no rows'])('none of a result with %s', (name) => {
  expect(verdicts(zoo[name]!())).toEqual([]);
  expect(verdictTable(viewResult(zoo[name]!())).rows).toEqual([]);
});

test.each(Object.keys(zoo))('the table has no hole: %s', (name) => {
  const { columns, rows } = verdictTable(viewResult(zoo[name]!()));
  for (const row of rows) {
    expect(row).toHaveLength(columns.length);
    expect(row.join()).not.toMatch(/(?<!or )NaN|undefined|Infinity/);
  }
});
