import { expect, test } from 'vitest';
import { splitList } from './split-list.ts';

test('items are separated by commas outside parentheses', () => {
  expect(splitList('sigmoid, tanh,ramp = max(0, min(1, z))')).toEqual([
    'sigmoid',
    'tanh',
    'ramp = max(0, min(1, z))',
  ]);
});

test('empty items are dropped', () => {
  expect(splitList(' ,relu,, ')).toEqual(['relu']);
  expect(splitList('')).toEqual([]);
});

test('an unbalanced parenthesis swallows nothing that it does not open', () => {
  expect(splitList('z), relu')).toEqual(['z)', 'relu']);
});
