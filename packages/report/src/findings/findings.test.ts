import { describe, expect, test } from 'vitest';
import { createCharts } from '../charts/index.ts';
import { zoo } from '../fixtures/zoo.ts';
import { findings } from './index.ts';

describe.each(Object.keys(zoo))('of a result with %s', (name) => {
  const result = zoo[name]!();

  test('every finding is a sentence without a hole', () => {
    for (const { title, text } of findings(result)) {
      for (const words of [title, text]) {
        expect(words).not.toMatch(/(?<!or )NaN|undefined|\[object|null|not a number|Infinity/);
        expect(words.length).toBeGreaterThan(10);
      }
      expect(title).not.toContain('95 %');
    }
  });

  test('a chart about which something was found is titled with it', () => {
    const all = findings(result);
    for (const chart of createCharts(result)) {
      const own = all.find((finding) => finding.chart === chart.name);
      if (own !== undefined) expect(chart.title).toBe(own.title);
    }
  });
});

test('how much vanishes is the median of the ratios, chain by chain', () => {
  const result = zoo.usual!();
  const row = result.rows.find(
    (row) => row.activation === 'steep' && row.weights === 'normal:1' && row.depth === 32 && row.layer === 0,
  )!;
  const [, found] = findings(result).filter(({ chart }) => chart === 'gradient-by-layer');
  expect(found!.numbers).toMatchObject({
    decades: row.reach!.q50,
    low: row.reach!.low,
    high: row.reach!.high,
  });
  expect(found!.title).toMatch(
    /^With weights normal:1, at depth 32 the first layer’s gradient under steep is typically 10²⁹ times smaller than the last layer’s; under /,
  );
  expect(found!.text).toMatch(
    /steep is typically 10\^28\.5 times smaller .* \(95 %: 10\^28\.4 … 10\^28\.6\);/,
  );
});

test('what the survivors of dead chains do is not held up as the alternative', () => {
  const [found] = findings(zoo.usual!()).filter(({ chart }) => chart === 'gradient-by-layer');
  expect(found!.title).toMatch(/; under straight, /);
});

test('a ratio that is not small is no good sign where the last layer itself gets next to nothing', () => {
  const result = zoo.usual!();
  const rows = result.rows.map((row) => ({
    ...row,
    log10: { ...row.log10, q50: row.depth === 32 && row.layer === 31 ? -40.2 : row.log10.q50 },
    ...(row.reach === undefined ? {} : { reach: { ...row.reach, q50: 0, low: -0.01, high: 0.01 } }),
  }));
  const [found] = findings({ ...result, rows }).filter(({ chart }) => chart === 'gradient-by-layer');
  expect(found!.title).toContain(
    'about as large as the last layer’s, though the last layer’s is only 10⁻⁴⁰; under',
  );
});

test('without a ratio chain by chain, as in format 1, the medians are compared, and no interval is made up', () => {
  const [found] = findings(zoo['format 1']!()).filter(({ chart }) => chart === 'gradient-by-layer');
  expect(found!.text).toMatch(
    /the median of the first layer’s gradient under steep is 10\^23\.3 times smaller/,
  );
  expect(found!.text).not.toContain('95 %');
});

test('silence begins somewhere between two measured depths', () => {
  const [found] = findings(zoo.usual!()).filter(({ chart }) => chart === 'gradient-by-depth');
  expect(found!.title).toMatch(/in float16 steep is silent from a depth between 9 and 16 on/);
  expect(found!.numbers).toMatchObject({ depth: 16, heardAt: 8 });
});

test('chains that all pass zero are told as dead', () => {
  const titles = findings(zoo['all dead']!()).map(({ title }) => title);
  expect(titles).toContain('At depth 32, all of steep’s chains pass exactly zero back to the first layer');
});
