import { ChainruleError } from '@chainrule/core';
import { CliError } from '../cli-error.ts';
import type { Document } from './document.ts';

/**
 * Uses a document's value; an error about a part of it is rethrown with the line and column of that part.
 *
 * @throws CliError `usage` in place of a ChainruleError
 */
export function locating<T>(
  document: Document,
  use: (value: unknown) => T,
  { elsewhere = [], part }: LocatingOptions = {},
): T {
  try {
    return use(document.value);
  } catch (error) {
    if (!(error instanceof ChainruleError)) throw error;
    const where = part ?? error.details.where ?? '';
    const [key = ''] = where.split(/[.[]/);
    if (elsewhere.includes(key)) throw error;
    throw new CliError('usage', error.message, { at: document.locate(where), cause: error });
  }
}

export interface LocatingOptions {
  /** The top-level keys that came from the command line and not from the document. */
  readonly elsewhere?: readonly string[];
  /** The path of the part in question, where the error itself cannot know it. */
  readonly part?: string;
}
