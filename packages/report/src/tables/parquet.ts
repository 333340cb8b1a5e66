import type { StudyResult } from '@chainrule/core';
import { rowColumns } from './columns.ts';
import { tableRows } from './table-row.ts';

/** All rows of a result as an Apache Parquet file with the columns of the CSV; an empty field is null. */
export async function rowsParquet(result: StudyResult): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const rows = tableRows(result);
  const columnData = rowColumns.map(({ name, type, cellOf }) => ({ name, type, data: rows.map(cellOf) }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
