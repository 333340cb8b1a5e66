import { expect, test } from 'vitest';
import { durationText } from './progress.ts';

test.each([
  [0.2, '1 s'],
  [59.5, '1 min 0 s'],
  [125, '2 min 5 s'],
  [12_000, '3 h 20 min'],
])('%f seconds are %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
