import { expect, test } from 'vitest';
import { createCharts } from '../charts/index.ts';
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
  const far = '<line x1="-500" x2="-450" y1="9" y2="9" stroke="#000" opacity="0.5"/>';
  const clip = '<clipPath id="c"><rect width="10" height="10"/></clipPath>';
  const png = await renderPng(
    `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">${clip}<g clip-path="url(#c)">${far}</g>${far}</svg>`,
  );
  expect(png.length).toBeGreaterThan(0);
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
