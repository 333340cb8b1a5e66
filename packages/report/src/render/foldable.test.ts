import * as vega from 'vega';
import { beforeAll, expect, test } from 'vitest';
import type { ChartName } from '../charts/chart.ts';
import { charts, createCharts } from '../charts/index.ts';
import { ROOM } from '../charts/room.ts';
import { untitled } from '../charts/titled.ts';
import { zoo } from '../fixtures/zoo.ts';
import { measureWithTable, type TextMetrics } from '../text/vega-metrics.ts';
import { theme } from '../theme.ts';
import { compileSpec, type VegaSpec } from './compile.ts';
import { foldable } from './foldable.ts';

let whole: VegaSpec;
beforeAll(async () => {
  measureWithTable((vega as unknown as { textMetrics: TextMetrics }).textMetrics);
  whole = await compiled('phi-and-slope');
});

function compiled(chartName: ChartName): Promise<VegaSpec> {
  const chart = createCharts(zoo.usual!()).find(({ name }) => name === chartName)!;
  return compileSpec(untitled(chart.spec), theme());
}

async function drawnIn(
  room: number | undefined,
  spec = whole,
): Promise<{ svg: string; width: number; columns: number }> {
  const view = new vega.View(vega.parse((room === undefined ? spec : foldable(spec)) as never), {
    renderer: 'none',
  });
  if (room !== undefined) view.signal(ROOM, room);
  const svg = await view.toSVG();
  const panels = [...svg.matchAll(/<g transform="translate\(([\d.]+),[\d.]+\)"><path class="background"/g)];
  // The drawing itself is a group too, to the left of all.
  const columns = new Set(panels.map(([, x]) => x)).size - 1;
  view.finalize();
  return { svg, columns, width: Number(/width="(\d+)/.exec(svg)![1]) };
}

test('with room enough, a drawing is what it was', async () => {
  const [before, after] = [await drawnIn(undefined), await drawnIn(2000)];
  const withoutIds = (svg: string) => svg.replace(/clip\d+/g, 'clip');
  expect(withoutIds(after.svg)).toBe(withoutIds(before.svg));
  expect(before.columns).toBe(4);
});

test.each([
  [760, 3],
  [382, 2],
])('in %d pixels panels stand in rows of %d', async (room, columns) => {
  const drawn = await drawnIn(room);
  expect(drawn.columns).toBe(columns);
  expect(drawn.width).toBeLessThanOrEqual(room);
});

test.each(['gradient-by-depth', 'factors', 'gradient-map', 'distribution', 'training'] as const)(
  'on a phone the chart %s needs no scrolling',
  async (name) => {
    const drawn = await drawnIn(382, await compiled(name));
    expect(drawn.width).toBeGreaterThan(300);
    expect(drawn.width).toBeLessThanOrEqual(382);
  },
);

test.each(Object.keys(charts) as ChartName[])(
  'hardly any room leaves no panel of %s a negative size',
  async (name) => {
    const { svg } = await drawnIn(280, await compiled(name));
    expect(svg).not.toMatch(/ (?:width|height)="-/);
  },
);

test('the distribution has its margins beside it on a tablet, and below on a phone', async () => {
  const spec = await compiled('distribution');
  const [tablet, phone] = [await drawnIn(760, spec), await drawnIn(382, spec)];
  expect(tablet.width).toBeLessThanOrEqual(760);
  expect([tablet.columns, phone.columns]).toEqual([3, 1]);
});
