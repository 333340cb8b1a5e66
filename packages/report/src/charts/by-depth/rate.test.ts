import { expect, test } from 'vitest';
import { noQuantiles } from '../../fixtures/synthetic-result.ts';
import { fittedRate } from './rate.ts';

const at = (depth: number, q50: number, reach = 0) => ({
  depth,
  log10: { ...noQuantiles, q50 },
  interval: { low: q50 - reach, high: q50 + reach },
});

test('medians on a line have its slope, wherever the depths lie', () => {
  expect(fittedRate([1, 2, 4, 8, 64].map((depth) => at(depth, -0.5 - 0.6 * depth)))?.slope).toBeCloseTo(
    -0.6,
    12,
  );
});

test('depths without a median are left out and not counted', () => {
  const rate = fittedRate([at(1, 0), at(2, Number.NaN), at(3, -1)]);
  expect(rate).toMatchObject({ slope: -0.5, depths: 2 });
  expect(fittedRate([at(1, 0), at(2, Number.NaN)])).toBeUndefined();
});

test('between two depths the interval is that of the steepest and the flattest line through both', () => {
  const rate = fittedRate([at(1, 0, 0.1), at(11, -5, 0.3)]);
  expect(rate?.low).toBeCloseTo(-0.54, 12);
  expect(rate?.high).toBeCloseTo(-0.46, 12);
});

test('without intervals of the medians the rate has none', () => {
  expect(fittedRate([at(1, 0, Number.NaN), at(2, 1, Number.NaN)])).toMatchObject({
    slope: 1,
    low: Number.NaN,
  });
});
