import type { ChainruleError } from '@chainrule/core';
import type { ErrorText } from './error-text.ts';

/** Characters of a formula shown on either side of the place where it goes wrong. */
const CONTEXT = 40;

/**
 * An error of the packages as the command line shows it: a formula with a mark under the place where it goes
 * wrong, a mistyped activation without the whole catalogue; all others in their own words.
 */
export function chainruleErrorText(error: ChainruleError): ErrorText {
  const { where = '', expected = '', got = '', nearest = [], column } = error.details;
  const [, formula] = /^column \d+ of (.*)$/s.exec(where) ?? [];
  if (error.code === 'invalid-formula' && formula !== undefined && column !== undefined) {
    const mean = meant(nearest);
    return {
      message: `in a formula, expected ${expected}, got ${got}${mean}`,
      hints: marked(formula, column),
    };
  }
  if (error.code === 'unknown-name' && where === 'activation') {
    return {
      message: `there is no activation ${got}${meant(nearest)}`,
      hints: ['They are listed by: chainrule activations'],
    };
  }
  return { message: error.message };
}

function meant(nearest: readonly string[]): string {
  return nearest.length === 0 ? '' : `; did you mean ${nearest.map((name) => `\`${name}\``).join(' or ')}?`;
}

/** The formula on one line, and a caret below its offending column. */
function marked(formula: string, column: number): readonly string[] {
  const start = Math.max(0, column - CONTEXT);
  const before = start > 0 ? '…' : '';
  const part = formula.slice(start, column + CONTEXT);
  const after = column + CONTEXT < formula.length ? '…' : '';
  const line = `${before}${part}${after}`.replaceAll(/\s/g, ' ');
  return [`  ${line}`, `  ${' '.repeat(column - start + before.length)}^`];
}
