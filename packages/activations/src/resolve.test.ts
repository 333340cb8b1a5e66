import type { Activation, ActivationEntry } from '@chainrule/core';
import { expect, test } from 'vitest';
import { catalogue } from './catalogue/index.ts';
import { defineActivation } from './define-activation.ts';
import { resolveActivation, resolveActivations } from './resolve.ts';

const relu = catalogue.find(({ name }) => name === 'relu')!;

test.each<[ActivationEntry, object]>([
  ['gelu', { name: 'gelu', formula: 'z * Phi(z)' }],
  [' gelu ', { name: 'gelu' }],
  ['swish-2 = z*sigmoid(1.5*z)', { name: 'swish-2', formula: 'z * sigmoid(1.5 * z)' }],
  ['z*sigmoid(1.5*z)', { name: 'z*sigmoid(1.5*z)', formula: 'z * sigmoid(1.5 * z)' }],
  ['z', { name: 'z', formula: 'z' }],
  ['z == 0 ? 1 : z', { formula: 'z == 0 ? 1 : z' }],
  ['z >= 0 ? 1 : z', { formula: 'z >= 0 ? 1 : z' }],
  ['z != 0 ? 1 : z', { formula: 'z != 0 ? 1 : z' }],
  ['step = z >= 0 ? 1 : 0', { name: 'step', formula: 'z >= 0 ? 1 : 0' }],
  ['at-zero = z == 0 ? 1 : 0', { name: 'at-zero', formula: 'z == 0 ? 1 : 0' }],
  [{ name: 'gelu' }, { name: 'gelu', formula: 'z * Phi(z)' }],
  [
    { name: 'elu', parameters: { alpha: 2 } },
    { name: 'elu', parameters: { alpha: 2 } },
  ],
  [
    { name: 'leaky', use: 'leaky-relu', parameters: { slope: 0.2 } },
    { name: 'leaky', formula: 'z > 0 ? z : slope * z', parameters: { slope: 0.2 } },
  ],
  [
    { name: 'mine', formula: 'b * z', parameters: { b: 3 } },
    { name: 'mine', formula: 'b * z', parameters: { b: 3 } },
  ],
])('%j is resolved', (entry, expected) => {
  expect(resolveActivation(entry)).toMatchObject(expected);
});

test('a name of the catalogue is that very object', () => {
  expect(resolveActivation('relu')).toBe(relu);
});

test.each<[unknown, string]>([
  ['sigmod', 'did you mean `sigmoid`'],
  ['LeakyReLU', 'did you mean `leaky-relu`'],
  ['no-such-thing', 'a formula, or one of sigmoid'],
  ['swish = ', 'the end of the formula'],
  ['My Swish = z', 'did you mean `my-swish`'],
  ['floor(z)', 'column 1 of floor(z)'],
  ['', 'an empty formula'],
  [7, 'a name, `name = formula`, or an object'],
  [null, 'a name, `name = formula`, or an object'],
  [{ name: 'x', formula: 'z', use: 'relu' }, 'either `formula` or `use`'],
  [{ name: 'x', use: 'rellu' }, 'did you mean `relu`'],
  [{ name: 'Relu 2', use: 'relu' }, 'did you mean `relu-2`'],
  [{ name: 'elu', parameters: { alph: 2 } }, 'did you mean `alpha`'],
  [{ name: 'relu', parameters: { alpha: 2 } }, 'expected no parameters'],
  [{ name: 'elu', parameters: { alpha: Number.NaN } }, 'a finite number'],
])('%j is refused', (entry, message) => {
  expect(() => resolveActivation(entry as ActivationEntry)).toThrow(message);
});

test('names are looked up in the list that is given', () => {
  const own = defineActivation({ name: 'own', value: (z) => z, derivative: (z) => 0 * z + 1 });
  const known: readonly Activation[] = [own, ...catalogue];
  expect(resolveActivation('own', known)).toBe(own);
  expect(resolveActivation({ name: 'other', use: 'own' }, known)).toMatchObject({ name: 'other', kinks: [] });
  expect(() => resolveActivation({ name: 'own', parameters: { a: 1 } }, known)).toThrow('given as code');
  expect(() => resolveActivation('own')).toThrow('a formula, or one of');
});

test('a list keeps its order and refuses a name twice', () => {
  const names = resolveActivations(['tanh', 'relu', 'a = z']).map(({ name }) => name);
  expect(names).toEqual(['tanh', 'relu', 'a']);
  expect(() => resolveActivations(['tanh', 'relu', 'tanh'])).toThrow(
    'a name of its own, activations[0] has it too for `activations[2]`',
  );
});

test('a long formula without a name is its own shortened name', () => {
  const text = Array(60).fill('tanh(z)').join(' + ');
  const { name, formula } = resolveActivation(text);
  expect(name).toHaveLength(120);
  expect(formula).toBe(text);
});
