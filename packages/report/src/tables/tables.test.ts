import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { zoo } from '../fixtures/zoo.ts';
import { rowColumns } from './columns.ts';
import { rowsCsv } from './csv.ts';
import { rowsParquet } from './parquet.ts';

const { rows } = zoo['hostile names']!();
const odd = zoo['infinite and NaN']!().rows;

test('CSV reads back as the rows', () => {
  for (const some of [rows, odd]) {
    const [header, ...records] = parseCsv(rowsCsv(some));
    expect(header).toEqual(rowColumns.map(({ name }) => name));
    expect(records).toEqual(some.map((row) => rowColumns.map(({ cellOf }) => String(cellOf(row) ?? ''))));
  }
});

test('Parquet reads back as the rows', async () => {
  for (const some of [rows, odd]) {
    const bytes = await rowsParquet(some);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const read = await parquetReadObjects({ file });
    expect(read).toEqual(
      some.map((row) => Object.fromEntries(rowColumns.map(({ name, cellOf }) => [name, cellOf(row)]))),
    );
  }
});

test('no rows are a header and an empty table', async () => {
  expect(parseCsv(rowsCsv([]))).toHaveLength(1);
  expect((await rowsParquet([])).length).toBeGreaterThan(0);
});

/** RFC 4180, written from its grammar. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        field += text[at];
        if (text[at] === '"') at++;
      }
      at++;
    } else while (text[at] !== ',' && text[at] !== '\n') field += text[at++];
    records.at(-1)!.push(field);
    if (text[at++] === '\n' && at < text.length) records.push([]);
  }
  return records;
}
