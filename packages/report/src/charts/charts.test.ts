import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { syntheticResult } from '../fixtures/synthetic-result.ts';
import { zoo } from '../fixtures/zoo.ts';
import { renderMarkdown } from '../markdown.ts';
import { compileSpec } from '../render/compile.ts';
import { themedSpec } from '../render/themed-spec.ts';
import { theme } from '../theme.ts';
import type { Chart, Datum, Json, Spec } from './chart.ts';
import { charts, createCharts } from './index.ts';
import { SIZED } from './room.ts';

const require = createRequire(import.meta.url);
const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false, strictTuples: false, strict: false });
(addFormats as unknown as (ajv: Ajv) => void)(ajv);
ajv.addFormat('color-hex', () => true);
const valid = ajv.compile(require('vega-lite/vega-lite-schema.json'));

describe.each(Object.keys(zoo))('of a result with %s', (name) => {
  const result = zoo[name]!();
  const charts = createCharts(result);

  test('every specification is valid Vega-Lite and compiles without a warning', async () => {
    for (const chart of charts) {
      const spec = themedSpec(chart.spec, 'dark');
      expect(valid(spec), `${chart.name}: ${ajv.errorsText(valid.errors?.slice(0, 3))}`).toBe(true);
      await compileSpec(spec, {});
    }
  });

  test('whatever says how wide it is has something that is', async () => {
    for (const chart of charts) {
      const vega = await compileSpec(chart.spec, theme());
      const names = new Set((vega.signals as unknown as readonly { name: string }[]).map(({ name }) => name));
      const sized = [...names]
        .filter((signal) => signal.startsWith(SIZED))
        .map((signal) => signal.slice(SIZED.length));
      // Of a drawing's only view the width is no signal yet; columns are of a layout.
      const views = sized.filter((signal) => signal !== 'columns' && signal !== 'width');
      expect(
        views.filter((signal) => !names.has(signal)),
        chart.name,
      ).toEqual([]);
      if (sized.includes('width')) expect(vega, chart.name).toHaveProperty('width');
    }
  });

  test('text of the study stands in data, titles and descriptions only', () => {
    const names = result.activations
      .map((card) => card.name)
      .filter((text) => /[^a-z0-9-]/.test(text) && !text.startsWith('#'));
    for (const { spec } of charts) {
      const { datasets: _, title: __, description: ___, ...rest } = spec;
      const text = JSON.stringify(rest);
      for (const own of names) expect(text).not.toContain(JSON.stringify(own).slice(1, -1));
    }
  });

  test('no number that JSON cannot hold is in a specification or a table', () => {
    // Some hundred thousand values: the assertion's own comparison takes seconds.
    const comesBack = (value: unknown) => isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value);
    expect(charts.filter(({ spec }) => !comesBack(spec)).map((chart) => chart.name)).toEqual([]);
    expect(charts.filter(({ table }) => !comesBack(table)).map((chart) => chart.name)).toEqual([]);
  });

  test('every table is as wide as its columns', () => {
    for (const { table } of charts) {
      expect(table.rows.filter((row) => row.length !== table.columns.length)).toEqual([]);
    }
  });

  test('the subtitle names the number of chains and the seed, where it is of chains', () => {
    for (const { name, subtitle } of charts) {
      const functions = name === 'phi-and-slope' || name === 'saturation';
      if (functions) expect(subtitle).not.toMatch(/chains|seed/);
      else expect(subtitle).toMatch(/n = [\d,]+ chains, seed \d+$/);
    }
  });
});

test('a result without training has no chart of it', () => {
  const names = createCharts(zoo['two activations']!()).map(({ name }) => name);
  expect(names).toEqual(Object.keys(charts).filter((name) => name !== 'training'));
});

test.each([
  [8, []],
  [9, ['Step by step, 8 of the 9 layers are drawn; at the end, all.']],
])('of a training of %d layers those left out are counted', (depth, expected) => {
  const result = syntheticResult({
    activations: [{ name: 'a', slope: -0.1, spread: 0.2, cap: 1, zero: 0 }],
    depths: [depth],
    weights: [{ label: 'normal:1', log10: 0, spread: 0.3 }],
    training: true,
  });
  const chart = chartNamed(createCharts(result), 'training');
  const layers = new Set(datasetsOf(chart).movements?.map(({ layer }) => layer));
  expect(layers.size).toBe(8);
  expect(chart.notes.filter((note) => note.startsWith('Step by step'))).toEqual(expected);
});

test('the table of the gradient by layer is the rows of the result', () => {
  const result = zoo.usual!();
  const { columns, rows } = chartNamed(createCharts(result), 'gradient-by-layer').table;
  const place = (name: string): number => columns.findIndex((column) => column.name === name);
  expect(rows).toHaveLength(result.rows.length);
  for (const row of result.rows.filter(({ depth }) => depth === 32)) {
    const found = rows.find(
      (cells) =>
        cells[place('activation')] === row.activation &&
        cells[place('weights')] === row.weights &&
        cells[place('depth')] === row.depth &&
        cells[place('layer')] === row.layer,
    );
    expect(found?.[place('log10_q50')]).toBe(Number.isNaN(row.log10.q50) ? null : row.log10.q50);
    expect(found?.[place('zero')]).toBe(row.share.zero);
  }
});

test('the cap product starts at the last median and falls by the cap at every layer', () => {
  const { layers } = datasetsOf(chartNamed(createCharts(zoo.usual!()), 'gradient-by-layer'));
  const of = (activation: string, kind: string): Datum[] =>
    layers!.filter(
      (datum) =>
        datum.activation === activation && datum.kind === kind && datum.scheme === 0 && datum.depth === 32,
    );
  const last = of('odd', 'row').find(({ layer }) => layer === 31)!;
  const [first, end] = of('odd', 'cap').toSorted((a, b) => Number(a.layer) - Number(b.layer));
  expect(end).toMatchObject({ layer: 31, own: last.q50, subject: last.q50 });
  expect(first?.own).toBeCloseTo(Number(last.q50), 3);
  expect(Number(first?.subject)).toBeCloseTo(Number(last.q50) + 31 * Math.log10(0.25), 3);
});

test('the shares of a bar add up to one', () => {
  const { rows, columns } = chartNamed(createCharts(zoo.usual!()), 'fate').table;
  for (const format of ['float16', 'bfloat16', 'float32', 'float64']) {
    const own = columns.map((column) => column.format === format);
    expect(own.filter((one) => one).length).toBeGreaterThan(3);
    for (const row of rows) {
      const shares = row.filter((_, i) => own[i]);
      expect(shares.reduce<number>((sum, share) => sum + Number(share), 0)).toBeCloseTo(1, 12);
    }
  }
});

test('what has no place on a logarithmic axis is counted', () => {
  const charts = createCharts(zoo['all dead']!());
  expect(JSON.stringify(datasetsOf(chartNamed(charts, 'gradient-by-layer')))).toContain(
    'all 4,096 exactly zero',
  );
  expect(chartNamed(charts, 'gradient-by-depth').notes[0]).toContain('all 4,096 exactly zero');
  expect(JSON.stringify(datasetsOf(chartNamed(charts, 'training')))).toContain('no layer moves');
});

test('an activation that explodes stretches no scale, and is counted and marked beyond it', async () => {
  const tame = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, i) => ({
    name,
    slope: -0.1 - 0.05 * i,
    spread: 0.2,
    cap: 1,
    zero: 0,
  }));
  const result = syntheticResult({
    activations: [...tame, { name: 'wild', slope: 40, spread: 0.2, cap: 1, zero: 0 }],
    depths: [1, 2, 4, 8],
    weights: [{ label: 'constant:1', log10: 0, spread: 0.01 }],
  });
  const charts = createCharts(result);
  const markdown = renderMarkdown(result, { formats: ['md'] });
  const beyond: Readonly<Record<string, string>> = {
    'gradient-by-layer': 'beyond: up to 10²⁷⁹',
    'gradient-by-depth': 'wild (10²⁷⁹)',
    factors: 'abs(datum.value) > reach',
    'gradient-map': 'triangle-up',
    distribution: 'all →',
    'paired-differences': 'triangle-right',
  };
  for (const [name, mark] of Object.entries(beyond)) {
    const { spec } = chartNamed(charts, name);
    await compileSpec(spec, theme());
    expect(JSON.stringify(spec)).toContain('beyond the scale');
    expect(JSON.stringify(spec), name).toContain(mark);
    const said = chartNamed(charts, name).beyond.join(' and ');
    expect(said, name).toContain('beyond the scale');
    expect(markdown).toContain(`*In the drawing* ${said}.`);
  }
  const { params } = chartNamed(charts, 'gradient-by-depth').spec as { params: readonly Spec[] };
  const frames = params.find((param) => param.name === 'frames')!.value as readonly [number, number][];
  expect(frames[0]![1]).toBeLessThan(1);
});

test('thirty activations at many depths keep every drawing and every table small', () => {
  const result = zoo['thirty activations']!();
  for (const chart of createCharts(result)) {
    const followsDepth = ((chart.spec.params ?? []) as readonly Spec[]).some(
      ({ name }) => name === 'atDepth',
    );
    for (const [name, data] of Object.entries(datasetsOf(chart))) {
      // What a reader's choice cuts down may be larger: only a part of it is drawn at a time.
      expect(data.length, `${chart.name}, ${name}`).toBeLessThanOrEqual(followsDepth ? 13_000 : 8000);
    }
    expect(chart.table.rows.length, chart.name).toBeLessThanOrEqual(13_000);
  }
});

test('a chart that follows a choice names it as pages know it and starts where it is defined', () => {
  for (const { spec, name } of createCharts(zoo.usual!())) {
    const params = Object.fromEntries(
      ((spec.params ?? []) as readonly Spec[]).map((param) => [param.name, param.value]),
    );
    if (name !== 'phi-and-slope' && name !== 'saturation') expect(params.underScheme).toBe('constant:1');
    if ('atDepth' in params) expect(params.atDepth).toBe(32);
    if ('precision' in params) expect(params.precision).toBe('float16');
  }
});

test('charts open with what is asked for, and their titles tell of it', () => {
  const result = zoo['two activations']!();
  const opened = createCharts(result, { scheme: 'normal:1', depth: 4, precision: 'float32' });
  for (const { spec } of opened) {
    const values = ((spec.params ?? []) as readonly Spec[]).map(({ name, value }) => [name, value]);
    const params = Object.fromEntries(values.filter(([name]) => String(name) in asked));
    expect(params).toEqual(Object.fromEntries(Object.keys(params).map((name) => [name, asked[name]])));
  }
  expect(chartNamed(opened, 'gradient-by-layer').title).toContain('at depth 4');
  expect(chartNamed(createCharts(result), 'gradient-by-layer').title).toContain('at depth 32');
});

const asked: Readonly<Record<string, Json>> = { underScheme: 'normal:1', atDepth: 4, precision: 'float32' };

function chartNamed(charts: readonly Chart[], name: string): Chart {
  return charts.find((chart) => chart.name === name)!;
}

function datasetsOf({ spec }: Chart): Record<string, readonly Datum[]> {
  return spec.datasets as Record<string, readonly Datum[]> & Json;
}
