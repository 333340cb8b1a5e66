import { encodeNumber } from './json-number.ts';
import type { StudyResult } from './result.ts';

/**
 * A result as JSON text, the same for the same result: two spaces of indent down to the rows, one line a row.
 */
export function serialiseResult(result: StudyResult): string {
  const members = Object.entries(result).map(([key, value]) => `  ${JSON.stringify(key)}: ${member(value)}`);
  return `{\n${members.join(',\n')}\n}\n`;
}

function member(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value, encode);
  if (value.length === 0) return '[]';
  return `[\n${value.map((item) => `    ${JSON.stringify(item, encode)}`).join(',\n')}\n  ]`;
}

function encode(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? encodeNumber(value) : value;
}
