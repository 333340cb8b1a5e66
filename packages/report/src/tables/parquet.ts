import type { Row } from '@chainrule/core';
import { rowColumns } from './columns.ts';

/** The rows as an Apache Parquet file with the columns of the CSV; numbers are float64, counts 32-bit integers. */
export async function rowsParquet(rows: readonly Row[]): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = rowColumns.map(({ name, type, cellOf }) => ({ name, type, data: rows.map(cellOf) }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
