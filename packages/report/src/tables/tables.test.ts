import type { StudyResult } from '@chainrule/core';
import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { zoo } from '../fixtures/zoo.ts';
import { rowColumns } from './columns.ts';
import { rowsCsv } from './csv.ts';
import { rowsParquet } from './parquet.ts';
import { tableRows } from './table-row.ts';

const hostile = some(zoo['hostile names']!());
const odd = some(zoo['infinite and NaN']!());
const trained = some(zoo['one activation']!());
const nothing = { ...trained, activations: [], rows: [], factors: [], training: [] };

test('CSV reads back as the rows', () => {
  for (const result of [hostile, odd, trained]) {
    const [header, ...records] = parseCsv(rowsCsv(result));
    expect(header).toEqual(rowColumns.map(({ name }) => name));
    expect(records).toEqual(
      tableRows(result).map((row) => rowColumns.map(({ cellOf }) => String(cellOf(row) ?? ''))),
    );
  }
});

test('Parquet reads back as the rows', async () => {
  for (const result of [hostile, odd, trained]) {
    const bytes = await rowsParquet(result);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const read = await parquetReadObjects({ file });
    expect(read).toEqual(
      tableRows(result).map((row) =>
        Object.fromEntries(rowColumns.map(({ name, cellOf }) => [name, cellOf(row)])),
      ),
    );
  }
});

test('no number that a result tells of is left out of its rows', () => {
  const { rows, factors, activations, training } = trained;
  const of = (parameter: string) => tableRows(trained).filter((row) => row.parameter === parameter);
  expect(of('weight').concat(of('bias'))).toEqual(expect.arrayContaining(rows.slice()));
  expect(of('factor-slope').map(({ log10 }) => log10)).toEqual(
    factors.filter(({ part }) => part === 'slope').map(({ log10 }) => log10),
  );
  expect(of('slope-supremum').map(({ bound }) => bound)).toEqual(
    activations.map(({ slope }) => slope.supremum),
  );
  expect(of('training-cost').map(({ quantiles }) => quantiles)).toEqual(training.map(({ cost }) => cost));
  expect(of('training-moved').map(({ quantiles }) => quantiles?.q50)).toEqual(
    training.flatMap(({ layers }) => layers.map(({ moved }) => moved)),
  );
  expect(of('training-moved').flatMap(({ reach }) => reach ?? [])).toEqual(
    training.flatMap(({ reach }) => reach ?? []),
  );
});

test('no rows are a header and an empty table', async () => {
  expect(parseCsv(rowsCsv(nothing))).toHaveLength(1);
  expect((await rowsParquet(nothing)).length).toBeGreaterThan(0);
});

/** A result with every twentieth of its rows: comparing all takes seconds. */
function some(result: StudyResult): StudyResult {
  const few = <T>(rows: readonly T[]): T[] => rows.filter((_, i) => i % 20 === 0 || i === rows.length - 1);
  return {
    ...result,
    rows: few(result.rows),
    factors: few(result.factors),
    training: few(result.training),
  };
}

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
