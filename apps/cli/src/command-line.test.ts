import { expect, test } from 'vitest';
import { commandLine } from './command-line.ts';

test('plain words stand as they are', () => {
  expect(commandLine(['report', '--depths', '1,2', 'a/b.yaml'])).toBe(
    'chainrule report --depths 1,2 a/b.yaml',
  );
});

test('words that a shell would take apart are quoted', () => {
  expect(commandLine(['--activations', "a = z * 2,it's", ''])).toBe(
    "chainrule --activations 'a = z * 2,it'\\''s' ''",
  );
});
