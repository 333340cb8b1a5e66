import { describe, expect, test } from 'vitest';
import { ChainruleError } from '../errors.ts';
import { distributionLabel } from './distribution.ts';
import { examplesFromTable } from './examples.ts';
import { parseDepths } from './parse-depths.ts';
import { parseDistribution } from './parse-distribution.ts';
import { parseStudy } from './parse-study.ts';

const minimal = { activations: ['a'], depths: [1, 2], weights: 'normal:1' };

describe('parseStudy', () => {
  test('fills in defaults', () => {
    expect(parseStudy(minimal)).toEqual({
      title: 'Untitled study',
      seed: 1,
      activations: ['a'],
      depths: [1, 2],
      weights: [{ kind: 'normal', mean: 0, std: 1 }],
      biases: { kind: 'constant', value: 0 },
      data: {
        inputs: { kind: 'normal', mean: 0, std: 1 },
        targets: { kind: 'uniform', low: 0, high: 1 },
        examples: 1,
      },
      chains: 1024,
      layers: 'all',
      loss: 'squared-error',
      kinks: 'formula',
    });
  });

  test('reads the study of the documentation', () => {
    const spec = parseStudy({
      title: 'The 0.25 cap',
      seed: 1,
      activations: [
        'one',
        { name: 'steep', formula: 'sigmoid(4 * z)' },
        { name: 'other', use: 'one', parameters: { alpha: 2 } },
      ],
      depths: [1, 2, 4],
      weights: [
        { scheme: 'constant', value: 1 },
        { scheme: 'normal', std: 1 },
      ],
      biases: { scheme: 'constant', value: 0 },
      data: { inputs: { distribution: 'normal' }, targets: { distribution: 'uniform', low: 0, high: 1 } },
      chains: 4096,
      layers: 'all',
      training: { steps: 500, learningRate: 0.5 },
    });
    expect(spec.weights.map(distributionLabel)).toEqual(['constant:1', 'normal:1']);
    expect(spec.training).toEqual({
      steps: 500,
      learningRate: 0.5,
      depth: 4,
      chains: 256,
      costs: [0.1, 0.01, 0.001],
    });
  });

  test.each([
    ['not an object', 3, /expected a study/],
    ['an unknown key', { ...minimal, chain: 3 }, /got `chain`; did you mean `chains`\?/],
    [
      'a fraction of a chain',
      { ...minimal, chains: 2.5 },
      /expected an integer from 1 to 10,000,000,000 for `chains`, got `2.5`/,
    ],
    ['no activation', { ...minimal, activations: [] }, /at least one activation/],
    [
      'a misspelt key of an activation',
      { ...minimal, activations: [{ nam: 'x' }] },
      /`activations\[0\].nam`, got `nam`; did you mean `name`/,
    ],
    [
      'a parameter that is no number',
      { ...minimal, activations: [{ name: 'x', parameters: { alpha: 'one' } }] },
      /activations\[0\].parameters.alpha/,
    ],
    ['an unknown scheme', { ...minimal, weights: ['nrmal:1'] }, /did you mean `normal`/],
    [
      'an unknown key of a scheme',
      { ...minimal, weights: [{ scheme: 'normal', sdt: 1 }] },
      /weights\[0\].sdt.*did you mean `std`/,
    ],
    [
      'a negative deviation',
      { ...minimal, weights: ['normal:-1'] },
      /a number ≥ 0 for `weights\[0\].std`, got `-1`/,
    ],
    ['an interval upside down', { ...minimal, biases: 'uniform:2:1' }, /biases.high/],
    [
      'the same scheme twice',
      { ...minimal, weights: ['normal:1', { scheme: 'normal', std: 1 }] },
      /schemes that differ, got|twice/,
    ],
    [
      'no weights',
      { activations: ['a'], depths: [1, 2] },
      /at least one weight scheme for .weights., got nothing/,
    ],
    ['a layer beyond the deepest', { ...minimal, layers: [2] }, /layers\[0\]/],
    ['an unknown selection of layers', { ...minimal, layers: 'end' }, /did you mean `ends`/],
    ['an unknown loss', { ...minimal, loss: 'squared' }, /did you mean `squared-error`/],
    [
      'an unknown kink policy',
      { ...minimal, kinks: 'mean' },
      /one of formula, left, right, min-norm, average/,
    ],
    ['a file without columns', { ...minimal, data: { file: 'a.csv' } }, /data.x/],
    [
      'a mixture of file and draws',
      { ...minimal, data: { file: 'a.csv', x: 'x', y: 'y', inputs: 'normal' } },
      /data.inputs/,
    ],
    ['no rate', { ...minimal, training: { steps: 5 } }, /training.learningRate.*got nothing/],
    ['a seed that is not exact', { ...minimal, seed: 2 ** 53 }, /seed/],
  ])('refuses %s', (_, input, message) => {
    expect(() => parseStudy(input)).toThrow(ChainruleError);
    expect(() => parseStudy(input)).toThrow(message);
  });
});

describe('parseDepths', () => {
  test.each([
    ['1..4', [1, 2, 3, 4]],
    ['1,2,8', [1, 2, 8]],
    ['8, 1..3', [1, 2, 3, 8]],
    [5, [5]],
    [
      [4, 2, 2],
      [2, 4],
    ],
    [
      ['1..2', 7],
      [1, 2, 7],
    ],
  ])('%j is %j', (input, depths) => {
    expect(parseDepths(input)).toEqual(depths);
  });

  test.each(['', '0', '4..1', '1.5', 'ten', '1..1000000', [], [null]])('refuses %j', (input) => {
    expect(() => parseDepths(input)).toThrow(ChainruleError);
  });
});

describe('parseDistribution', () => {
  test.each(['constant:1', 'normal:1', 'normal:0.5:2', 'uniform:-1:1', 'constant:-1e-3'])(
    'reads its own label %s',
    (label) => {
      const canonical = label === 'constant:-1e-3' ? 'constant:-0.001' : label;
      expect(distributionLabel(parseDistribution(label))).toBe(canonical);
    },
  );

  test.each(['constant', 'normal:1:2:3', 'uniform:1', 'normal:x', 'normal:', ''])('refuses %j', (label) => {
    expect(() => parseDistribution(label)).toThrow(ChainruleError);
  });
});

describe('examplesFromTable', () => {
  const data = { file: 'cars.csv', x: 'power', y: 'range', scale: 'standard' } as const;
  const table = {
    columns: ['name', 'power', 'range'],
    rows: [
      ['a', 1, '10'],
      ['b', '3', 30],
      ['c', null, 5],
      ['d', 4, 'n/a'],
      ['e', '', 7],
    ],
  };

  test('scales to zero mean and unit variance, and counts what it left out', () => {
    const { examples, summary } = examplesFromTable(table, data);
    expect(examples).toEqual([
      { x: -1, y: -1 },
      { x: 1, y: 1 },
    ]);
    expect(summary).toEqual({
      file: 'cars.csv',
      examples: 2,
      dropped: 3,
      x: { name: 'power', mean: 2, std: 1 },
      y: { name: 'range', mean: 20, std: 10 },
    });
  });

  test('leaves numbers as they are when asked to', () => {
    expect(examplesFromTable(table, { ...data, scale: 'none' }).examples).toEqual([
      { x: 1, y: 10 },
      { x: 3, y: 30 },
    ]);
  });

  test('names the near columns, the lack of rows, and a column that does not vary', () => {
    expect(() => examplesFromTable(table, { ...data, x: 'pwer' })).toThrow(/did you mean `power`/);
    expect(() => examplesFromTable({ ...table, rows: table.rows.slice(2) }, data)).toThrow(/0 of 3 rows/);
    expect(() =>
      examplesFromTable(
        {
          ...table,
          rows: [
            [0, 1, 1],
            [0, 1, 2],
          ],
        },
        data,
      ),
    ).toThrow(/`power` that vary/);
  });
});
