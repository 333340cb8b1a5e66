import { describe, expect, test } from 'vitest';
import { createCharts } from '../charts/index.ts';
import { zoo } from '../fixtures/zoo.ts';
import { findings } from './index.ts';

describe.each(Object.keys(zoo))('of a result with %s', (name) => {
  const result = zoo[name]!();

  test('every finding is a sentence without a hole', () => {
    for (const { text } of findings(result)) {
      expect(text).not.toMatch(/(?<!or )NaN|undefined|\[object|null/);
      expect(text.length).toBeGreaterThan(10);
    }
  });

  test('every chart is titled with its first finding', () => {
    const all = findings(result);
    for (const chart of createCharts(result)) {
      expect(chart.title).toBe(all.find((finding) => finding.chart === chart.name)?.text);
    }
  });
});

test('how much vanishes is the difference of the medians of the first and the last layer', () => {
  const result = zoo.usual!();
  const rows = result.rows.filter(
    (row) => row.activation === 'steep' && row.weights === 'normal:1' && row.depth === 32,
  );
  const decades =
    rows.find(({ layer }) => layer === 31)!.log10.q50 - rows.find(({ layer }) => layer === 0)!.log10.q50;
  const found = findings(result).filter(({ chart }) => chart === 'gradient-by-layer')[1];
  expect(found?.numbers.decades).toBeCloseTo(decades, 12);
  expect(found?.text).toMatch(
    /^With weights normal:1, at depth 32 steep's first layer gets a gradient 10²⁹ times smaller/,
  );
});

test('chains that all pass zero are told as dead', () => {
  const texts = findings(zoo['all dead']!()).map(({ text }) => text);
  expect(texts).toContain("At depth 32 all of steep's chains pass exactly zero back to the first layer");
});
