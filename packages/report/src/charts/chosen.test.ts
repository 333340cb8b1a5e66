import { parse, View } from 'vega';
import { expect, test } from 'vitest';
import { zoo } from '../fixtures/zoo.ts';
import { compileSpec } from '../render/compile.ts';
import { theme } from '../theme.ts';
import { createCharts } from './index.ts';

const charts = createCharts(zoo['two activations']!());

async function viewOf(name: string): Promise<View> {
  const chart = charts.find((one) => one.name === name)!;
  return new View(parse((await compileSpec(chart.spec, theme())) as never), { renderer: 'none' }).runAsync();
}

test('a choice of depth and weights changes what is drawn and what it says', async () => {
  const view = await viewOf('gradient-by-layer');
  expect(await view.toSVG()).toContain('Every weight 1, depth 32');
  const before: [number, number] = view.signal('frame');
  await view.signal('atDepth', 4).signal('underScheme', 'normal:1').runAsync();
  expect(view.signal('scheme')).toBe(1);
  const after: [number, number] = view.signal('frame');
  expect(after[0]).toBeGreaterThan(before[0]);
  expect(await view.toSVG()).toContain('Weights normal:1, depth 4');
  view.finalize();
});

test('a depth that a chart does not hold shows the nearest it holds', async () => {
  const view = await viewOf('distribution');
  for (const [asked, shown] of [
    [1, 1],
    [5, 4],
    [13, 16],
    [1000, 32],
  ]) {
    await view.signal('atDepth', asked).runAsync();
    expect(view.signal('depth')).toBe(shown);
  }
  view.finalize();
});

test('the chosen format moves the crosses of the map', async () => {
  const view = await viewOf('gradient-map');
  const crosses = async (): Promise<number> => (await view.toSVG()).match(/\d ×/g)?.length ?? 0;
  const inFloat16 = await crosses();
  await view.signal('precision', 'float64').runAsync();
  expect(inFloat16).toBeGreaterThan(0);
  expect(await crosses()).toBe(0);
  view.finalize();
});

test('the chosen format decides which chains are alive', async () => {
  const view = await viewOf('fate');
  const drawn = async (precision: string): Promise<[text: string, silent: number]> => {
    const svg = await view.signal('precision', precision).toSVG();
    return [svg.replaceAll(/<[^>]*>/g, ' '), svg.split('#6FA8C9').length - 1];
  };
  const [inFloat16, silent] = await drawn('float16');
  expect(inFloat16).toMatch(/alive in float16\s+silent in float16\s+silent even in float32\s+exactly zero/);
  expect(silent).toBeGreaterThan(1);
  const [inFloat64, lost] = await drawn('float64');
  expect(inFloat64).toMatch(/alive in float64\s+silent in float64\s+exactly zero/);
  // Its symbol in the legend, and no piece of a bar.
  expect(lost).toBe(1);
  view.finalize();
});
