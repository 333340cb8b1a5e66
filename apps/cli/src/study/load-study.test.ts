import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtInStudies } from './built-in-studies.ts';
import { loadData } from './load-data.ts';
import { loadStudy } from './load-study.ts';
import { overridesOf } from './overrides.ts';

async function file(name: string, text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'chainrule-')), name);
  await writeFile(path, text);
  return path;
}

test.each(Object.keys(builtInStudies))('the built-in study %s is valid', async (name) => {
  const { spec } = await loadStudy(name, {});
  expect(spec.training).toBeDefined();
});

test('without a source it is the cap', async () => {
  expect((await loadStudy(undefined, {})).spec.title).toBe('The 0.25 cap');
});

test('options replace parts of the file', async () => {
  const overrides = overridesOf({
    depths: '1..3',
    weights: 'normal:2, uniform:-1:1',
    chains: 5,
    activations: ['relu'],
  });
  const { spec } = await loadStudy('the-cap', overrides);
  expect(spec).toMatchObject({
    title: 'The 0.25 cap',
    depths: [1, 2, 3],
    weights: [
      { kind: 'normal', mean: 0, std: 2 },
      { kind: 'uniform', low: -1, high: 1 },
    ],
    chains: 5,
    activations: ['relu'],
    seed: 1,
  });
});

test('what is wrong in the file is told with its place', async () => {
  const path = await file(
    'study.yaml',
    'activations: [relu]\ndepths: [4]\nweights: [{ scheme: normal, sdt: 1 }]\n',
  );
  await expect(loadStudy(path, {})).rejects.toMatchObject({
    reason: 'usage',
    message: expect.stringContaining('did you mean `std`?'),
    at: `${path}:3:34`,
  });
});

test('what is wrong in an option is not looked for in the file', async () => {
  await expect(loadStudy('the-cap', { weights: ['norml:1'] })).rejects.toThrow('did you mean `normal`?');
  await expect(loadStudy('the-cap', { weights: ['norml:1'] })).rejects.not.toHaveProperty('at');
});

test('a study that does not exist names the built-in one that was meant', async () => {
  await expect(loadStudy('the-kap', {})).rejects.toMatchObject({
    reason: 'usage',
    message: 'there is no file `the-kap`; did you mean `the-cap`?',
  });
});

test('a result may stand for its study', async () => {
  const { spec } = await loadStudy('the-cap', {});
  const path = await file(
    'result.json',
    JSON.stringify({ schema: 1, provenance: {}, study: spec, rows: [] }),
  );
  expect((await loadStudy(path, { chains: 7 })).spec).toEqual({ ...spec, chains: 7 });
});

test('missing values of the cars are left out and counted', async () => {
  const data = await loadData(await loadStudy('cars', {}));
  expect(data?.summary).toMatchObject({ examples: 392, dropped: 14, x: { name: 'Horsepower' } });
  const mean = data!.examples.reduce((sum, { x }) => sum + x, 0) / 392;
  expect(mean).toBeCloseTo(0, 12);
});

test('data stand relative to the study; an unknown column names the near one', async () => {
  const csv = await file('points.csv', 'speed,distance\n1,2\n3,4\n5,n/a\n');
  const study = join(csv, '..', 'study.yaml');
  const load = async (data: string) => {
    await writeFile(study, `activations: [relu]\ndepths: 1\nweights: normal:1\ndata: { ${data} }\n`);
    return loadData(await loadStudy(study, {}));
  };
  expect((await load('file: points.csv, x: speed, y: distance'))?.summary).toMatchObject({
    examples: 2,
    dropped: 1,
  });
  await expect(load('file: points.csv, x: speed, y: distanse')).rejects.toMatchObject({
    message: expect.stringContaining('did you mean `distance`?'),
    at: `${study}:4:40`,
  });
  await expect(load('file: vega-datasets/car.json, x: a, y: b')).rejects.toThrow(
    'did you mean `vega-datasets/cars.json`?',
  );
});
