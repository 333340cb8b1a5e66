import { expect, test } from 'vitest';
import { sizeText } from './size-text.ts';

test.each([
  [0, '0 B'],
  [512, '512 B'],
  [1300, '1.3 KiB'],
  [20e6, '19 MiB'],
  [2 ** 30, '1 GiB'],
  [2 ** 30 - 1, '1.0 GiB'],
])('%i bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
