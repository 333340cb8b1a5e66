import { expect, test } from 'vitest';
import { parseDocument } from './document.ts';

const yaml = `title: A study
weights:
  - { scheme: constant, value: 1 }
  - scheme: normal
    std: -1
`;

test('parts are located by line and column', () => {
  const { locate, value } = parseDocument(yaml, 'study.yaml');
  expect(value).toMatchObject({ title: 'A study', weights: [{ value: 1 }, { std: -1 }] });
  expect(locate('weights[1].std')).toBe('study.yaml:5:10');
  expect(locate('weights[0]')).toBe('study.yaml:3:5');
});

test('a part that is not there is located by its nearest parent', () => {
  const { locate } = parseDocument(yaml, 'study.yaml');
  expect(locate('weights[1].mean')).toBe('study.yaml:4:5');
  expect(locate('depths')).toBe('study.yaml');
});

test('JSON is located as YAML is', () => {
  expect(parseDocument('{\n  "depths": [1,\n 0]}', 'a.json').locate('depths[1]')).toBe('a.json:3:2');
});

test.each([
  ['a: [1, 2', 'study.yaml:1:9'],
  ['a: 1\na: 2\n', 'study.yaml:2:1'],
  ['a: 1\n\tb: 2\n', 'study.yaml:2:1'],
])('%j is refused with its place', (text, at) => {
  expect(() => parseDocument(text, 'study.yaml')).toThrow(expect.objectContaining({ reason: 'usage', at }));
});

test('aliases that multiply without end are refused', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'.split('').map((name, i) => {
      const before = 'abcdefg'[i];
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
    }),
  ].join('\n');
  expect(() => parseDocument(bomb, 'bomb.yaml')).toThrow('not valid YAML or JSON');
});
