import type { StudyResult } from '@chainrule/core';
import { expect, test } from 'vitest';
import { reportOpeningOf } from './report-opening.ts';

const result = {
  study: {
    depths: [1, 2, 4],
    weights: [
      { kind: 'constant', value: 1 },
      { kind: 'normal', mean: 0, std: 1 },
    ],
  },
} as unknown as StudyResult;

test('a report opens with what the result holds', () => {
  const opening = { scheme: 'constant:1', depth: 2, precision: 'float32' };
  expect(reportOpeningOf(result, opening)).toEqual(opening);
});

test.each([
  [
    { scheme: 'norml:1' },
    'expected constant:1 or normal:1 for `--scheme`, got `norml:1`; did you mean `normal:1`?',
  ],
  [{ depth: 3 }, 'expected a depth of the study for `--depth`, one of 1, 2, 4, got `3`'],
  [
    { precision: 'flaot16' },
    'expected one of float16, bfloat16, float32, float64 for `--precision`, got `flaot16`; did you mean `float16`?',
  ],
])('%j is refused with what there is', (options, message) => {
  expect(() => reportOpeningOf(result, options)).toThrow(message);
});
