import { expect, test } from 'vitest';
import { createCharts } from '../charts/index.ts';
import { syntheticResult } from '../fixtures/synthetic-result.ts';
import { zoo } from '../fixtures/zoo.ts';
import { compileSpec } from './compile.ts';
import { renderPng } from './png.ts';
import { renderSvg } from './svg.ts';

const chart = createCharts(zoo['one activation']!())[0]!;

test('the same chart is the same bytes, whatever was drawn before', async () => {
  const first = await renderSvg(chart.spec);
  await renderSvg(createCharts(zoo['two activations']!())[1]!.spec);
  expect(await renderSvg(chart.spec)).toBe(first);
});

test('a warning of Vega-Lite is an error', async () => {
  const spec = {
    mark: { type: 'area' },
    data: { values: [] },
    encoding: { shape: { field: 'a', type: 'ordinal' } },
  };
  await expect(compileSpec(spec, {})).rejects.toThrow('a chart draws a warning');
});

test('text is drawn in an image, which a missing typeface would silently leave out', async () => {
  const svg = await renderSvg(chart.spec);
  const [png, silent] = [await renderPng(svg), await renderPng(svg, [])];
  expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  expect(png.length).toBeGreaterThan(silent.length * 1.3);
  expect(await renderPng(svg)).toEqual(png);
});

test('what lies outside the image, clipped or translucent, does not keep a PNG from being made', async () => {
  const wild = syntheticResult({
    activations: [-0.1, -0.2, -0.3, -0.4, -0.5, 40].map((slope) => ({
      ...{ name: `slope ${slope}`, slope },
      ...{ spread: 0.2, cap: 1, zero: 0 },
    })),
    depths: [1, 8],
    weights: [{ label: 'constant:1', log10: 0, spread: 0.01 }],
  });
  for (const chart of createCharts(wild).filter(({ name }) => /distribution|by-depth/.test(name))) {
    expect((await renderPng(await renderSvg(chart.spec))).length).toBeGreaterThan(0);
  }
});

test('a name as long as a line widens the drawing by its cut label at most', async () => {
  const widthOf = async (name: string): Promise<number> => {
    const svg = await renderSvg(
      createCharts(zoo[name]!()).find(({ name }) => name === 'gradient-by-depth')!.spec,
    );
    return Number(/width="(\d+)"/.exec(svg)?.[1]);
  };
  expect(await widthOf('hostile names')).toBeLessThan((await widthOf('usual')) + 200);
});
