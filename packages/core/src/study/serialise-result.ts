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
  if (!Array.isArray(value)) return text(value);
  if (value.length === 0) return '[]';
  return `[\n${value.map((item) => `    ${text(item)}`).join(',\n')}\n  ]`;
}

/** The engine writes what it need not ask about several times as fast. */
function text(value: unknown): string {
  return isPlain(value) ? JSON.stringify(value) : JSON.stringify(value, encode);
}

/** Whether all numbers in a value are finite. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  for (const key in value) if (!isPlain((value as Record<string, unknown>)[key])) return false;
  return true;
}

function encode(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? encodeNumber(value) : value;
}
