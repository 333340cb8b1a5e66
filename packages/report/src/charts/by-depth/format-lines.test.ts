import { expect, test } from 'vitest';
import { formatLines } from './format-lines.ts';

test('formats within the range are drawn, and the first below', () => {
  expect(formatLines(-30, 0).map(({ formats }) => formats)).toEqual([['float16'], ['bfloat16', 'float32']]);
  expect(formatLines(-3, 0).map(({ formats }) => formats)).toEqual([['float16']]);
  expect(formatLines(-126, 0).map(({ formats }) => formats)).toEqual([['float16'], ['bfloat16', 'float32']]);
});

test('bfloat16 and float32 share one line, for their smallest normal numbers are the same', () => {
  const line = formatLines(-60, -20)[0];
  expect(line?.formats).toEqual(['bfloat16', 'float32']);
  expect(line?.log10).toBeCloseTo(-37.93, 2);
});

test('a format far below the data has no line, nor has anything below float64', () => {
  expect(formatLines(-400, -350)).toEqual([]);
});
