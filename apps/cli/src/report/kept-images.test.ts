import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chart, ThemeName } from '@chainrule/report';
import { beforeEach, expect, test } from 'vitest';
import type { ImageMaker } from './image-maker.ts';
import { keepingImages } from './kept-images.ts';

const chartOf = (name: string, title: string) =>
  ({ name, title, subtitle: 'n', spec: { mark: 'line' } }) as unknown as Chart;
const charts = [chartOf('fate', 'All die'), chartOf('training', 'None learns')];

let folder: string;
let made: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chainrule-images-'));
  made = [];
});

/** Makes images that tell of what, and notes what it made. */
const maker: ImageMaker = {
  drawChart: async (chart) => {
    made.push(`draw ${chart.name}`);
    return { chart, vega: { marks: [chart.title] }, svg: `<svg>${chart.title} ∂</svg>` };
  },
  renderPng: async (svg, chart) => {
    made.push(`png ${chart.name}`);
    return new TextEncoder().encode(`png of ${svg}`);
  },
  close: async () => {},
};

/** Every image of some charts, as a report asks for them. */
async function imagesOf(
  all: readonly Chart[],
  { code = 'a', theme = 'light' as ThemeName, withPng = true, kept = true } = {},
) {
  const place = kept ? { folder, limit: 1e9 } : undefined;
  const images = keepingImages(maker, { charts: all, place, code, theme, warn: expect.fail });
  const drawings = [];
  for (const chart of all) {
    const drawing = await images.drawChart(chart);
    drawings.push([drawing, withPng ? await images.renderPng(drawing.svg, chart) : undefined]);
  }
  await images.close();
  return drawings;
}

test('what was made once is not made again, and is the same', async () => {
  const first = await imagesOf(charts);
  expect(made).toEqual(['draw fate', 'png fate', 'draw training', 'png training']);
  expect(await imagesOf(charts)).toEqual(first);
  expect(made).toHaveLength(4);
});

test('other charts and other code are made anew', async () => {
  await imagesOf(charts);
  made = [];
  await imagesOf([chartOf('fate', 'Half die'), charts[1]!]);
  expect(made).toEqual(['draw fate', 'png fate']);
  made = [];
  await imagesOf(charts, { code: 'b' });
  expect(made).toHaveLength(4);
});

test('for another theme a drawing serves again, and its PNG is made', async () => {
  await imagesOf(charts);
  made = [];
  await imagesOf(charts, { theme: 'dark' });
  expect(made).toEqual(['png fate', 'png training']);
});

test('without a PNG, or without a cache, nothing is kept', async () => {
  await imagesOf(charts, { withPng: false });
  await imagesOf(charts, { kept: false });
  expect(made).toHaveLength(2 + 4);
  expect(await readdir(folder)).toEqual([]);
});
