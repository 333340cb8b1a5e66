import type { StudyResult } from '@chainrule/core';
import { type RowColumn, rowColumns } from './columns.ts';
import { tableRows } from './table-row.ts';

/**
 * All rows of a result, {@link tableRows}, as CSV after RFC 4180, with a header; lines end in a line feed.
 *
 * Numbers are the shortest decimals that read back as the same float64; `NaN`, `Infinity` and `-Infinity` are
 * written as these words, and a part that a row does not have as an empty field.
 */
export function rowsCsv(result: StudyResult): string {
  const lines = [
    rowColumns.map(({ name }) => name),
    ...tableRows(result).map((row) => rowColumns.map(({ cellOf }) => cellText(cellOf(row)))),
  ];
  return `${lines.map((line) => line.join(',')).join('\n')}\n`;
}

function cellText(value: ReturnType<RowColumn['cellOf']>): string {
  return typeof value === 'string' ? quoted(value) : String(value ?? '');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
