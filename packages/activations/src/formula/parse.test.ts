import { ChainruleError } from '@chainrule/core';
import { expect, test } from 'vitest';
import { compile } from './evaluate.ts';
import { parseFormula } from './parse.ts';

const parameters = { alpha: 0.5, beta: 2 };
const at = (text: string, z: number) => compile(parseFormula(text, { parameters }), parameters)(z);

/** What JavaScript itself makes of the same text: the grammar is a subset of its expressions. */
test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['10 - 4 - 3', 3],
  ['24 / 4 / 3', 2],
  ['2 * z ** 3', 54],
  ['(-z) ** 2', 9],
  ['-(z ** 2)', -9],
  ['-z * 2', -6],
  ['2 - -z', 5],
  ['+z', 3],
  ['z ** -2', 1 / 9],
  ['1.5e2 + .5 + 2. + 1e-1', 152.6],
  ['z > 2 ? 1 : 0', 1],
  ['z > 5 ? 1 : z > 2 ? 2 : 3', 2],
  ['z > 2 && z < 4 ? 1 : 0', 1],
  ['z > 5 || z < 4 && z > 2 ? 1 : 0', 1],
  ['(z > 5 || z < 4) && z > 2 ? 1 : 0', 1],
  ['z == 3 ? 1 : 0', 1],
  ['z != 3 ? 1 : 0', 0],
  ['z <= 3 ? z >= 3 ? 7 : 8 : 9', 7],
  ['1 + (z > 2 ? 10 : 20)', 11],
  ['max(1, z, 2)', 3],
  ['min(4, z, 2, 5)', 2],
  ['abs(-z)', 3],
  ['sign(-z)', -1],
  ['sqrt(z * z)', 3],
  ['alpha * z + beta', 3.5],
  ['pi * 0 + e * 0 + 1', 1],
  ['\n z\t+  1 ', 4],
])('%s is %d at 3', (text, expected) => {
  expect(at(text, 3)).toBe(expected);
});

test.each([
  // formula, column of the first offending character, what the message holds
  ['', 0, 'expected a number, a name, a sign or `(`', 'the end of the formula'],
  ['z + (z > 0)', 4, 'a number, not a comparison', '(z > 0)'],
  ['z ? 1 : 2', 0, 'a comparison before `?`', '`z`'],
  ['z + 1 ? 1 : 2', 0, 'a comparison before `?`', '`z + 1`'],
  ['0 < z < 1', 6, '0 < z && z < 1', '`<`'],
  ['z > 0 == 1', 6, '`&&` between two comparisons', '`==`'],
  ['-z ** 2', 3, '-(u ** n)', '`**`'],
  ['z ** 0.5', 5, 'an integer', '`0.5`'],
  ['z ** alpha', 5, 'an integer', '`alpha`'],
  ['z ** 2000', 5, 'at most 1000', '`2000`'],
  ['z ** 2 ** 3', 7, 'parentheses around one of two powers', '`**`'],
  ['z + * 2', 4, 'a number, a name', '`*`'],
  ['(z', 2, '`)` or an operator', 'the end'],
  ['z)', 1, 'no `)`', '`)`'],
  ['2z', 1, 'an operator', '`z`'],
  ['z z', 2, 'an operator', '`z`'],
  ['tanh z', 5, '`(` after the function `tanh`', '`z`'],
  ['tanh', 4, '`(` after the function `tanh`', 'the end'],
  ['min(z)', 5, 'another argument of `min`', '`)`'],
  ['exp(z, 1)', 5, '`)`', '`,`'],
  ['exp()', 4, 'a number', '`)`'],
  ['z(2)', 0, '`z`, which is no function', '`z`'],
  ['Math.tanh(z)', 4, 'a function by its own name', '`.`'],
  ['z ^ 2', 2, '`**` for a power', '`^`'],
  ['z = 1', 2, '`==`', '`=`'],
  ['z === 1 ? 1 : 2', 2, '`==`', '`===`'],
  ['!(z > 0) ? 1 : 2', 0, '`!=`', '`!`'],
  ['--z', 0, '-(-z)', '`--`'],
  ['z − 1', 2, 'the sign `-`', '`−`'],
  ['1e999', 0, '1.8e308', '`1e999`'],
  ['z > 0', 0, 'a number, not a comparison', '`z > 0`'],
  ['z > 0 ? 1', 9, '`:`', 'the end'],
  ['z > 0 && 3', 9, 'a comparison on the right of `&&`', '`3`'],
  ['z || z > 0 ? 1 : 2', 0, 'a comparison on the left of `||`', '`z`'],
  ['z; process.exit()', 1, 'a number, a name or an operator', '`;`'],
  ['z.constructor', 1, 'a function by its own name', '`.`'],
  ['constructor', 0, 'one of z, pi, e', '`constructor`'],
  ['__proto__(z)', 0, 'one of exp', '`__proto__`'],
  ['"z"', 0, 'a number, a name or an operator', '`"`'],
  ['😀', 0, 'a number, a name or an operator', '😀'],
])('%j is refused at column %d: expected %s, got %s', (text, column, expected, got) => {
  try {
    parseFormula(text, { parameters });
  } catch (error) {
    expect(error).toBeInstanceOf(ChainruleError);
    const { message, code, details } = error as ChainruleError;
    expect(code).toBe('invalid-formula');
    expect(details.column).toBe(column);
    expect(message).toContain(`column ${column + 1} of`);
    expect(message).toContain(expected);
    expect(details.got).toContain(got);
    return;
  }
  expect.unreachable();
});

test.each([
  ['sigmod(z)', ['sigmoid']],
  ['TANH(z)', ['tanh']],
  ['alph * z', ['alpha']],
  ['softpluss(z)', ['softplus']],
])('%s suggests %j', (text, nearest) => {
  expect(() => parseFormula(text, { parameters })).toThrow(`did you mean \`${nearest[0]}\``);
});

test('parameters are known by their names alone, in either form', () => {
  expect(parseFormula('alpha * z', { parameters: ['alpha'] })).toEqual(
    parseFormula('alpha * z', { parameters: { alpha: 1 } }),
  );
  expect(() => parseFormula('alpha * z')).toThrow('expected one of z, pi, e');
});

test('what is too long, too deep or too high is refused, not overflowed', () => {
  const nested = (n: number) => `${'('.repeat(n)}z${')'.repeat(n)}`;
  expect(() => parseFormula(`z${' '.repeat(10_000)}`)).toThrow('at most 10000 characters');
  expect(parseFormula(nested(150))).toEqual({ op: 'z' });
  for (const text of [
    nested(201),
    nested(4000),
    `${'- '.repeat(4000)}z`,
    `${'tanh('.repeat(1500)}z${')'.repeat(1500)}`,
    'z > 0 ? '.repeat(1000),
  ]) {
    expect(() => parseFormula(text)).toThrow('nesting at most 200 deep');
  }
  expect(() => parseFormula(Array(450).fill('z').join(' + '))).not.toThrow();
  expect(() => parseFormula(Array(2500).fill('z').join(' + '))).toThrow('at most 500 operations');
});
