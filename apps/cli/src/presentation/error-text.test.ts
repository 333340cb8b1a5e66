import { ChainruleError } from '@chainrule/core';
import { expect, test } from 'vitest';
import { chainruleErrorText } from './chainrule-error-text.ts';
import { formatError } from './error-text.ts';
import { plain } from './style.ts';

test('an error is one block: what, where, and what to do', () => {
  const error = { message: 'not valid\nat all', at: 'study.yaml:3:5', hints: ['Try again.'] };
  expect(formatError(error, plain)).toBe('error: not valid\n  at all\n  at study.yaml:3:5\n  Try again.');
});

test('a wrong formula is shown with a mark below the place', () => {
  const error = new ChainruleError('invalid-formula', {
    where: 'column 3 of z +* 2',
    expected: 'a number',
    got: '`*`',
    column: 3,
  });
  expect(formatError(chainruleErrorText(error), plain)).toBe(
    'error: in a formula, expected a number, got `*`\n    z +* 2\n       ^',
  );
});

test('of a long formula only the neighbourhood is shown', () => {
  const formula = `${'z + '.repeat(50)}?${' + z'.repeat(50)}`;
  const error = new ChainruleError('invalid-formula', { where: `column 200 of ${formula}`, column: 200 });
  const [line = '', mark = ''] = chainruleErrorText(error).hints ?? [];
  expect(line.length).toBeLessThan(90);
  expect(line[mark.indexOf('^')]).toBe('?');
});

test('an unknown activation is named without the whole catalogue', () => {
  const error = new ChainruleError('unknown-name', {
    where: 'activation',
    expected: 'one of very many',
    got: '`gleu`',
    nearest: ['gelu'],
  });
  expect(chainruleErrorText(error).message).toBe('there is no activation `gleu`; did you mean `gelu`?');
});
