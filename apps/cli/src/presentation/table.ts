import { stripVTControlCharacters } from 'node:util';

/** A column of a printed table. */
export interface Column {
  readonly title: string;
  /** Numbers align right, words left. */
  readonly align?: 'left' | 'right';
}

/** Columns on the screen, styling apart; every character used here is one column wide. */
export function textWidth(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}

/**
 * Aligns rows of text under their titles, two spaces apart, without trailing blanks.
 *
 * @param rows cells in the order of `columns`; a missing cell is empty
 */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { indent = '', heading = (title: string) => title }: TableStyle = {},
): string {
  const widths = columns.map(({ title }, i) =>
    rows.reduce((width, row) => Math.max(width, textWidth(row[i] ?? '')), textWidth(title)),
  );
  const line = (cells: readonly string[], paint: (cell: string) => string): string => {
    const padded = columns.map(({ align }, i) => {
      const cell = cells[i] ?? '';
      const space = ' '.repeat(widths[i]! - textWidth(cell));
      return align === 'right' ? space + paint(cell) : paint(cell) + space;
    });
    return `${indent}${padded.join('  ')}`.trimEnd();
  };
  const titles = columns.map(({ title }) => title);
  return [line(titles, heading), ...rows.map((row) => line(row, (cell) => cell))].join('\n');
}

export interface TableStyle {
  readonly indent?: string;
  /** Styles a title. */
  readonly heading?: (title: string) => string;
}
