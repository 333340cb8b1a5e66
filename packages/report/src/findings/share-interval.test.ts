import { expect, test } from 'vitest';
import { shareInterval } from './share-interval.ts';

test.each([
  // Newcombe, Two-sided Confidence Intervals for the Single Proportion (1998), table I, method 3
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%d of %d', (seen, n, low, high) => {
  const interval = shareInterval(seen / n, n);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('its ends are where the score test just fails', () => {
  const n = 417;
  const { share, low, high } = shareInterval(0.31, n);
  for (const end of [low, high]) {
    expect(Math.abs(share - end) / Math.sqrt((end * (1 - end)) / n)).toBeCloseTo(1.959963985, 8);
  }
});
