import { styleText } from 'node:util';
import { expect, test } from 'vitest';
import { formatTable } from './table.ts';

const columns = [{ title: 'name' }, { title: 'φ′', align: 'right' }] as const;

test('columns are as wide as their widest cell, numbers stand right', () => {
  expect(
    formatTable(columns, [
      ['σ', '0.25'],
      ['relu', '1'],
    ]),
  ).toBe('name    φ′\nσ     0.25\nrelu     1');
});

test('styling takes no room, missing cells are empty, no line ends in a blank', () => {
  const red = styleText('red', 'σ', { validateStream: false });
  expect(formatTable(columns, [[red], ['relu', '1']])).toBe(`name  φ′\n${red}\nrelu   1`);
});
