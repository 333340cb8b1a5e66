import { ChainruleError, show } from '@chainrule/core';
import { lengthLimit } from './grammar.ts';

/** A word of a formula and where it begins. */
export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  /** Offset of the first character, from 0. */
  readonly column: number;
}

const pattern =
  /\s+|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*)|(?<symbol>\*\*|<=|>=|===|!==|==|!=|&&|\|\||--|\+\+|[-+*/<>?:(),])/uy;

/** Symbols of JavaScript that mean something else there, or nothing here, and what to write instead. */
const refusedSymbols: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '===': '`==`',
    '!==': '`!=`',
    '--': 'one sign, or parentheses as in `-(-z)`',
    '++': 'one sign',
  }),
);

/** Characters that people try, and what the grammar has instead. */
const refusedCharacters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '^': '`**` for a power',
    '=': '`==` for a comparison',
    '!': '`!=`, or the opposite comparison',
    '&': '`&&`',
    '|': '`||`, or `abs(…)`',
    '−': 'the sign `-`',
    '×': '`*`',
    '·': '`*`',
    '÷': '`/`',
    '≤': '`<=`',
    '≥': '`>=`',
    '.': 'a function by its own name, as in `tanh(z)`',
  }),
);

/**
 * Splits a formula into words; the last one is always of kind `end`.
 *
 * @throws ChainruleError `invalid-formula` at the first character that begins no word.
 */
export function tokenize(text: string): readonly Token[] {
  if (text.length > lengthLimit) {
    throw new ChainruleError('invalid-formula', {
      where: 'formula',
      expected: `at most ${lengthLimit} characters`,
      got: show(text.length),
      column: lengthLimit,
    });
  }
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  let column = 0;
  while (column < text.length) {
    const match = pattern.exec(text);
    if (match === null) {
      const character = String.fromCodePoint(text.codePointAt(column)!);
      throw syntaxError(
        text,
        column,
        refusedCharacters.get(character) ?? 'a number, a name or an operator',
        character,
      );
    }
    for (const kind of ['number', 'name', 'symbol'] as const) {
      const word = match.groups![kind];
      if (word === undefined) continue;
      const instead = refusedSymbols.get(word);
      if (instead !== undefined) throw syntaxError(text, column, instead, word);
      tokens.push({ kind, text: word, column });
    }
    column = pattern.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', column: text.length });
  return tokens;
}

/** The error of a formula that does not parse: which column (people count from 1), what was expected, what came. */
export function syntaxError(
  formula: string,
  column: number,
  expected: string,
  got: string,
  nearest: readonly string[] = [],
): ChainruleError {
  const line = formula.replace(/\s/g, ' ');
  const excerpt = line.length > 60 ? `…${line.slice(Math.max(0, column - 20), column + 30)}…` : line;
  return new ChainruleError('invalid-formula', {
    where: `column ${column + 1} of ${excerpt.trim() === '' ? 'an empty formula' : excerpt}`,
    expected,
    got: got === '' ? 'the end of the formula' : show(got),
    nearest,
    column,
  });
}
