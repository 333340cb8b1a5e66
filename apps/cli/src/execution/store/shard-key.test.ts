import { catalogue, resolveActivations } from '@chainrule/activations';
import { createStudy, parseStudy, planStudy, type Shard, type Study, type StudyData } from '@chainrule/core';
import { describe, expect, test } from 'vitest';
import { type ModuleDigests, shardKeys } from './shard-key.ts';

const BASE = {
  title: 'A study',
  seed: 1,
  activations: ['elu', 'tanh'],
  depths: [1, 4],
  weights: [{ scheme: 'normal', std: 1 }],
  biases: { scheme: 'constant', value: 0 },
  chains: 8,
  training: { steps: 3, learningRate: 0.5, depth: 4, chains: 8 },
};

const opaque = { name: 'own', parameters: {}, kinks: [], value: (z: number) => z, derivative: () => 1 };

function studyOf(changes: object, data?: StudyData): Study {
  const spec = parseStudy({ ...BASE, ...changes });
  return createStudy(spec, resolveActivations(spec.activations, [opaque as never, ...catalogue]), data);
}

/** The keys of the first sweep and the first training of a study. */
function keysOf(
  changes: object,
  { modules = new Map(), data, shard = {} }: Partial<Given> = {},
): readonly (string | undefined)[] {
  const study = studyOf(changes, data);
  const plan = planStudy(study);
  const key = shardKeys(study, modules);
  return (['sweep', 'training'] as const).map((kind) =>
    key({ ...plan.find((one) => one.kind === kind)!, ...shard }),
  );
}

interface Given {
  readonly modules: ModuleDigests;
  readonly data: StudyData;
  readonly shard: Partial<Shard>;
}

const base = keysOf({});

test('a key is 64 hexadecimal digits, another for each kind', () => {
  for (const key of base) expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(base[0]).not.toBe(base[1]);
});

describe('both keys are others with another', () => {
  test.each<[string, object]>([
    ['seed', { seed: 2 }],
    ['activation', { activations: ['relu', 'tanh'] }],
    ['parameter', { activations: [{ name: 'elu', parameters: { alpha: 2 } }, 'tanh'] }],
    ['weight scheme', { weights: [{ scheme: 'uniform', low: -1, high: 1 }] }],
    ['number in the weight scheme', { weights: [{ scheme: 'normal', std: 2 }] }],
    ['bias', { biases: { scheme: 'constant', value: 1 } }],
    ['sign of zero', { biases: { scheme: 'constant', value: -0 } }],
    ['input', { data: { inputs: { distribution: 'uniform', low: 0, high: 1 } } }],
    ['target', { data: { targets: { distribution: 'normal' } } }],
    ['number of examples', { data: { examples: 2 } }],
    ['loss', { loss: 'half-squared-error' }],
    ['slope at the kinks', { kinks: 'left', activations: ['relu', 'tanh'] }],
  ])('%s', (_, changes) => {
    const other = keysOf(changes);
    const before = 'kinks' in changes ? keysOf({ activations: ['relu', 'tanh'] }) : base;
    expect(other[0]).not.toBe(before[0]);
    expect(other[1]).not.toBe(before[1]);
  });

  test.each<[string, Partial<Shard>]>([
    ['first lane', { firstLane: 2 }],
    ['number of lanes', { lanes: 6 }],
  ])('%s', (_, shard) => {
    const other = keysOf({}, { shard });
    expect(other[0]).not.toBe(base[0]);
    expect(other[1]).not.toBe(base[1]);
  });

  test('number in the data of a file, whatever the file is called', () => {
    const keys = (file: string, x: number) => {
      const column = { name: 'x', mean: 0, std: 1 };
      const summary = { file, examples: 2, dropped: 0, x: column, y: column };
      const examples = [
        { x, y: 1 },
        { x: 2, y: 3 },
      ];
      return keysOf({ data: { file, x: 'x', y: 'y' } }, { data: { examples, summary } });
    };
    expect(keys('a.csv', 0)).toEqual(keys('b.csv', 0));
    expect(keys('a.csv', 0)[0]).not.toBe(keys('a.csv', 1)[0]);
    expect(keys('a.csv', 0)[1]).not.toBe(keys('a.csv', 1)[1]);
  });
});

describe('one key is another, the other stays, with another', () => {
  test.each<[string, object, number]>([
    ['list of depths', { depths: [1, 2, 4] }, 0],
    ['choice of layers', { layers: 'ends' }, 0],
    ['number of steps', { training: { ...BASE.training, steps: 4 } }, 1],
    ['learning rate', { training: { ...BASE.training, learningRate: 0.25 } }, 1],
    ['depth to train', { training: { ...BASE.training, depth: 2 } }, 1],
  ])('%s', (_, changes, changed) => {
    const other = keysOf(changes);
    expect(other[changed]).not.toBe(base[changed]);
    expect(other[1 - changed]).toBe(base[1 - changed]);
  });
});

test('a sweep’s key is another where its shard has all chains: it holds no bins to be merged', () => {
  const some = keysOf({ chains: 100 }, { shard: { lanes: 8 } });
  expect(some[0]).not.toBe(base[0]);
  expect(some[1]).toBe(base[1]);
});

describe('both keys are the same with another', () => {
  test.each<[string, object]>([
    ['title', { title: 'Another' }],
    ['order of activations', { activations: ['tanh', 'elu'] }],
    ['activation beside it', { activations: ['relu', 'gelu', 'elu'] }],
    ['name for it', { activations: [{ name: 'mine', use: 'elu' }] }],
    [
      'way of writing it',
      { activations: [{ name: 'x', formula: 'z>0?z:alpha*expm1(z)', parameters: { alpha: 1 } }] },
    ],
    ['weight scheme beside it', { weights: [{ scheme: 'constant', value: 1 }, BASE.weights[0]] }],
  ])('%s', (_, changes) => {
    const study = studyOf(changes);
    const formula = catalogue.find(({ name }) => name === 'elu')!.formula;
    const activation = study.activations.findIndex((one) => one.formula === formula);
    const weights = study.spec.weights.findIndex(({ kind }) => kind === 'normal');
    expect(keysOf(changes, { shard: { activation, weights, lanes: 8 } })).toEqual(base);
  });

  test('number of chains, where neither has only this shard', () => {
    const of = (chains: number) =>
      keysOf({ chains, training: { ...BASE.training, chains } }, { shard: { lanes: 4 } });
    expect(of(100)).toEqual(of(8));
  });

  test('slope at the kinks, where there is none', () => {
    const at = (kinks: string) => keysOf({ kinks, activations: ['tanh'] });
    expect(at('left')).toEqual(at('right'));
  });
});

describe('functions of a module', () => {
  test('have no key where the module is not known to be self-contained', () => {
    expect(keysOf({ activations: ['own'] })).toEqual([undefined, undefined]);
    expect(keysOf({ activations: ['own'] }, { modules: new Map([['own', undefined]]) })).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('have the key of the module, under whatever name', () => {
    const keys = (digest: string, entry: unknown = 'own') =>
      keysOf({ activations: [entry] }, { modules: new Map([['own', digest]]) });
    expect(keys('a')[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(keys('a')).not.toEqual(keys('b'));
    expect(keys('a', { name: 'other', use: 'own' })).toEqual(keys('a'));
  });
});
