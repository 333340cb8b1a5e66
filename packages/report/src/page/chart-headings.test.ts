import { expect, test } from 'vitest';
import type { Chart } from '../charts/chart.ts';
import { createCharts } from '../charts/index.ts';
import { findings } from '../findings/index.ts';
import { zoo } from '../fixtures/zoo.ts';
import { viewResult } from '../result-view.ts';
import { chartHeadings } from './chart-headings.ts';

const result = zoo.usual!();
const view = viewResult(result);

test.each(createCharts(result))('$name: what heads it is of what is chosen', (chart) => {
  const headings = chartHeadings(view, chart);
  for (const { title, underScheme, atDepth, precision, alone } of headings) {
    // Where nearly every chain is alive, it is so under every scheme.
    if (underScheme !== undefined && alone !== true)
      expect(title).toContain(view.schemeText(String(underScheme)).slice(1));
    if (atDepth !== undefined) expect(title).toMatch(new RegExp(`depth ${atDepth}\\b|of a single layer`));
    if (/float/.test(String(title))) expect(title).toMatch(new RegExp(`\\b${precision}\\b|even float32`));
  }
  expect(headings.some(({ title }) => title === chart.title)).toBe(true);
});

test.each(['gradient-by-layer', 'paired-differences'] as const)(
  '%s: what heads it at a depth is what would be found if it were the greatest',
  (name) => {
    const chart = createCharts(result).find((one) => one.name === name)!;
    for (const { atDepth, underScheme, title, alone } of chartHeadings(view, chart)) {
      // Of chains of a single layer one scheme is told.
      if (atDepth === 1 || alone === true) continue;
      const rows = result.rows.filter(({ depth }) => depth <= Number(atDepth));
      const told = findings({ ...result, rows }).filter(
        (finding) => finding.chart === name && finding.scheme === underScheme,
      );
      expect(told.map((finding) => finding.title)).toContain(title);
    }
  },
);

test('a chart that shows all depths is headed by the greatest, whatever a report opens with', () => {
  const opened = viewResult(result, { depth: 4 });
  for (const chart of createCharts(result).filter(({ name }) => name === 'fate' || name === 'gradient-map')) {
    expect(chartHeadings(opened, chart)).toEqual(chartHeadings(view, chart));
  }
});

test('there is a heading for every depth, scheme and format that it speaks of', () => {
  const whole = (chart: Chart) => chartHeadings(view, chart).filter(({ alone }) => alone !== true);
  const counts = createCharts(result).map((chart) => [chart.name, whole(chart).length]);
  expect(Object.fromEntries(counts)).toMatchObject({
    'gradient-by-layer': 2 * 6,
    fate: 2 * 4,
    factors: 2,
    saturation: 1,
  });
});

test('what can be said of one activation by itself names no other, and stands for those whose own sentence is hidden', () => {
  for (const chart of createCharts(result)) {
    const alone = chartHeadings(view, chart).filter((heading) => heading.alone === true);
    expect(new Set(alone.map(({ about }) => about)).size, chart.name).toBeGreaterThan(view.series.length - 2);
    for (const { about, title } of alone) {
      const named = view.series.filter(({ label }) =>
        new RegExp(`(?<![\\w-])${label}(?![\\w-])`).test(String(title)),
      );
      const orders = named.map(({ order }) => String(order));
      // A comparison is with the first.
      const others = chart.name === 'paired-differences' ? ['0', about] : [about];
      expect(others, String(title)).toEqual(expect.arrayContaining(orders));
    }
  }
});
