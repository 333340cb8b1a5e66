import { extname } from 'node:path';
import type { Table } from '@chainrule/core';
import { CsvError, parse } from 'csv-parse/sync';
import { CliError } from '../cli-error.ts';
import { readText } from '../files/read-text.ts';

/** The largest data file read, in bytes. */
const SIZE_LIMIT = 256 * 2 ** 20;

/**
 * Reads a table: CSV or TSV whose first line names the columns, or a JSON array of objects.
 *
 * @param path what is read
 * @param name what it is called in messages
 * @throws CliError `usage` where the file is missing, too large or has another form; `files` where it cannot be read
 */
export async function readTable(path: string, name: string): Promise<Table> {
  const text = await readText(path, SIZE_LIMIT);
  const form = extname(path).toLowerCase();
  if (form === '.json' || (form !== '.csv' && form !== '.tsv' && /^\s*\[/.test(text)))
    return jsonTable(text, name);
  return csvTable(text, name, form === '.tsv' ? '\t' : ',');
}

/** RFC 4180, every line as long as the first; empty lines are skipped. */
export function csvTable(text: string, name: string, delimiter = ','): Table {
  let lines: string[][];
  try {
    lines = parse(text, { delimiter, bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? `${name}:${error.lines}` : name;
    throw new CliError('usage', `not valid CSV: ${error.message}`, { at: line, cause: error });
  }
  const [columns = [], ...rows] = lines;
  return { columns, rows };
}

/** An array of objects; a key that an object lacks is an empty cell. */
export function jsonTable(text: string, name: string): Table {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CliError('usage', `not valid JSON: ${message}`, { at: name, cause: error });
  }
  if (!Array.isArray(value) || !value.every(isRecord)) {
    throw new CliError('usage', `expected a JSON array of objects in \`${name}\``);
  }
  const columns = [...new Set(value.flatMap((record) => Object.keys(record)))];
  return { columns, rows: value.map((record) => columns.map((column) => record[column])) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
