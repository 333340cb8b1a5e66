import { expect, test } from 'vitest';
import { zoo } from '../../fixtures/zoo.ts';
import { drawChart } from '../../render/chart-drawing.ts';
import { viewResult } from '../../result-view.ts';
import { createCharts } from '../index.ts';
import { layoutOf, mapData } from './data.ts';

const result = zoo['one activation']!();

test('a place that is pointed at tells |w φ′(w a)| at its middle, and no number where φ′ is not known', () => {
  const [series] = viewResult(result).series;
  const points = mapData(series!, layoutOf(1)).filter(({ kind }) => kind === 'pointed-at');
  expect(points).toHaveLength(400);
  for (const { w, a, factor } of points) {
    const z = Number(w) * Number(a);
    // The fixture's slope, interpolated between samples an eighth apart.
    if (Math.abs(z) > 6) expect(factor).toBeNull();
    else
      expect(Math.abs(Number(factor) / (Number(w) * 0.25 * Math.exp((-z * z) / 4)) - 1)).toBeLessThan(0.02);
  }
});

test('what only answers a pointer is in no image', async () => {
  const chart = createCharts(result).find(({ name }) => name === 'saturation')!;
  const { vega, svg } = await drawChart(chart);
  expect(JSON.stringify(vega)).toContain('pointed-at');
  expect(svg).not.toContain('fill-opacity="0"');
});
