import { expect, test } from 'vitest';
import { wrap } from './wrap.ts';

test('lines break at blanks, a long word stands alone', () => {
  expect(wrap('the slope of σ never exceeds a-quarter-of-one', 12)).toEqual([
    'the slope of',
    'σ never',
    'exceeds',
    'a-quarter-of-one',
  ]);
  expect(wrap('', 5)).toEqual(['']);
});
