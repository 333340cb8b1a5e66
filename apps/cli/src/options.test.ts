import { expect, test } from 'vitest';
import { assignmentOption, integerOption, numberListOption, numberOption, sizeOption } from './options.ts';

test.each(['2.5', '-1', '', '1e3', '0', 'many', '9007199254740993'])(
  '`%s` is no number of chains',
  (text) => {
    expect(() => integerOption('--chains', 1)(text)).toThrow(
      `expected an integer ≥ 1 for \`--chains\`, got \`${text}\``,
    );
  },
);

test('an integer at the lower limit is taken', () => {
  expect(integerOption('--seed', 0)('0')).toBe(0);
});

test.each([
  ['-1.5', -1.5],
  ['1e-3', 0.001],
  ['.5', 0.5],
])('`%s` is a number', (text, value) => {
  expect(numberOption('--x')(text)).toBe(value);
});

test.each(['', ' ', 'NaN', 'Infinity', '1,2', 'x'])('`%s` is no number', (text) => {
  expect(() => numberOption('--x')(text)).toThrow('expected a number for `--x`');
});

test('a list of numbers keeps its order', () => {
  expect(numberListOption('--at')('0, -1.5,40')).toEqual([0, -1.5, 40]);
  expect(() => numberListOption('--at')(',')).toThrow('expected numbers separated by commas');
});

test('assignments gather, the last one of a name counts', () => {
  const parse = assignmentOption('--set');
  expect(parse('beta = -2e3', parse('alpha=1', parse('alpha=2', undefined)))).toEqual({
    alpha: 1,
    beta: -2000,
  });
  expect(() => parse('alpha', undefined)).toThrow('expected `name=number` for `--set`, got `alpha`');
  expect(() => parse('alpha=x', undefined)).toThrow('expected a number for `--set alpha`');
});

test.each([
  ['500', 500],
  ['500B', 500],
  ['2k', 2000],
  ['1.5MB', 1.5e6],
  ['1 GiB', 2 ** 30],
  ['1tib', 2 ** 40],
])('%s is a size of %i bytes', (text, bytes) => {
  expect(sizeOption('--size')(text)).toBe(bytes);
});

test.each(['', '-1', 'GB', '1iB', '1 PB', '1e3', '1.MB'])('`%s` is no size', (text) => {
  expect(() => sizeOption('--size')(text)).toThrow('such as 500MB or 2GiB for `--size`');
});
