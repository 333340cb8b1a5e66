import { expect, test } from 'vitest';
import { csvTable, jsonTable } from './table-file.ts';

test('CSV: the first line names the columns; quotes, a byte order mark and empty lines are read', () => {
  const table = csvTable('\uFEFFname,"miles, per gallon"\n"a ""b""",18\n\nc,\n', 'cars.csv');
  expect(table.columns).toEqual(['name', 'miles, per gallon']);
  expect(table.rows).toEqual([
    ['a "b"', '18'],
    ['c', ''],
  ]);
});

test('a CSV line of another length is refused with its place', () => {
  expect(() => csvTable('a,b\n1,2\n3\n', 'x.csv')).toThrow(
    expect.objectContaining({ reason: 'usage', at: 'x.csv:3' }),
  );
});

test('JSON: the columns are the keys of all objects, in order of appearance', () => {
  expect(jsonTable('[{"x": 1}, {"y": null, "x": 2}]', 'x.json')).toEqual({
    columns: ['x', 'y'],
    rows: [
      [1, undefined],
      [2, null],
    ],
  });
});

test.each(['{}', '[1]', 'null', '[[1]]', '[null]'])('%s is no table', (text) => {
  expect(() => jsonTable(text, 'x.json')).toThrow('expected a JSON array of objects in `x.json`');
});
