import { ChainruleError } from '@chainrule/core';
import { CliError } from '../cli-error.ts';
import type { Document } from './document.ts';

/**
 * Uses a document's value; an error about a part of it is rethrown with the line and column of that part.
 *
 * @param elsewhere the top-level keys that came from the command line and not from the document
 * @throws CliError `usage` in place of a ChainruleError
 */
export function locating<T>(
  document: Document,
  use: (value: unknown) => T,
  elsewhere: readonly string[] = [],
): T {
  try {
    return use(document.value);
  } catch (error) {
    if (!(error instanceof ChainruleError)) throw error;
    const where = error.details.where ?? '';
    const fromCommandLine = elsewhere.some(
      (key) => where === key || (/^[.[]/.test(where.slice(key.length)) && where.startsWith(key)),
    );
    if (fromCommandLine) throw error;
    throw new CliError('usage', error.message, { at: document.locate(where), cause: error });
  }
}
