import { describe, expect, test } from 'vitest';
import { parseResult } from './parse-result.ts';
import { parseStudy } from './parse-study.ts';
import type { Contrast, Row, StudyResult } from './result.ts';
import { RESULT_SCHEMA } from './result.ts';
import { serialiseResult } from './serialise-result.ts';

const contrast: Contrast = {
  lanes: 7,
  q05: -Infinity,
  q25: -4,
  q50: -3,
  q75: -2,
  q95: -1,
  low: -3.5,
  high: -2.5,
  larger: 0,
};
const limits = { normal: 0.5, subnormal: 0.25 };
const row: Row = {
  activation: 'a',
  weights: 'constant:1',
  depth: 2,
  layer: 0,
  parameter: 'weight',
  lanes: 8,
  log10: { q05: -5, q25: -4, q50: -3, q75: -2, q95: -1, mean: -3 },
  interval: { low: -3.5, high: -2.5 },
  share: { zero: 0.125, infinite: 0, nan: 0 },
  below: { float16: limits, bfloat16: limits, float32: limits, float64: limits },
  reach: contrast,
  versus: { ...contrast, q05: Number.NaN },
};
const result: StudyResult = {
  schema: RESULT_SCHEMA,
  provenance: { version: '1.2.3', hash: 'f' },
  study: parseStudy({ activations: ['a'], depths: [2], weights: ['constant:1'], chains: 8 }),
  activations: [],
  rows: [row, { ...row, layer: 1, interval: { low: Number.NaN, high: Number.NaN } }],
  factors: [
    {
      activation: 'a',
      weights: 'constant:1',
      layer: 0,
      part: 'slope',
      count: 8,
      log10: row.log10,
      interval: row.interval,
      share: row.share,
    },
  ],
  training: [],
  distributions: [
    {
      activation: 'a',
      weights: 'constant:1',
      depth: 2,
      lanes: 8,
      zero: 1,
      infinite: 0,
      nan: 0,
      firstOctave: -16,
      octaves: 0.125,
      counts: [3, 0, 4],
    },
  ],
};

/** The same result as a Chainrule of format 1 wrote it. */
const older = (): string => {
  const { distributions: _, ...kept } = JSON.parse(serialiseResult(result));
  const bare = ({ interval: _, reach: __, versus: ___, ...parts }: Record<string, unknown>) => parts;
  return JSON.stringify({ ...kept, schema: 1, rows: kept.rows.map(bare), factors: kept.factors.map(bare) });
};

test('reading a written result gives it back, with or without contrasts', () => {
  const { reach: _, versus: __, ...plain } = row;
  for (const one of [result, { ...result, rows: [plain] }]) {
    expect(parseResult(serialiseResult(one))).toEqual(one);
  }
});

test('a result of format 2 is read: of no cost it says how many chains have reached it', () => {
  const training = { steps: 1, learningRate: 1, depth: 2, chains: 8 };
  const quartiles = { q25: 0, q50: 1, q75: 2 };
  const step = {
    activation: 'a',
    weights: 'constant:1',
    depth: 2,
    step: 0,
    lanes: 8,
    diverged: 0,
    layers: [],
  };
  const parts = JSON.parse(serialiseResult(result));
  const older = { ...parts, schema: 2, study: { ...parts.study, training } };
  const read = parseResult(JSON.stringify({ ...older, training: [{ ...step, cost: quartiles }] }));
  expect(read.study.training!.costs).toEqual([]);
  expect(read.training[0]!.reached).toEqual([]);
});

describe('a result of format 1', () => {
  test('is read, and lacks what has been added since', () => {
    const read = parseResult(older());
    const { reach: _, versus: __, ...kept } = row;
    expect(read.schema).toBe(RESULT_SCHEMA);
    expect(read.rows[0]).toEqual({ ...kept, interval: { low: Number.NaN, high: Number.NaN } });
    expect(read.factors[0]!.interval).toEqual({ low: Number.NaN, high: Number.NaN });
    expect(read.distributions).toEqual([]);
  });

  test('is written again as one of this format', () => {
    const again = serialiseResult(parseResult(older()));
    expect(parseResult(again)).toEqual(parseResult(older()));
    expect(JSON.parse(again).schema).toBe(RESULT_SCHEMA);
  });

  test('is refused where it is no such result', () => {
    const broken = (change: (parts: Record<string, unknown>) => void): string => {
      const parts = JSON.parse(older());
      change(parts);
      return JSON.stringify(parts);
    };
    expect(() => parseResult(broken((parts) => delete parts.rows))).toThrow(/rows/);
    expect(() => parseResult(broken((parts) => Object.assign(parts, { rows: [3] })))).toThrow(/rows\[0\]/);
    expect(() => parseResult(broken((parts) => Object.assign(parts, { factors: 'none' })))).toThrow(
      /factors/,
    );
    expect(() => parseResult(broken((parts) => Object.assign(parts, { schema: 0 })))).toThrow(/schema/);
    expect(() => parseResult(broken((parts) => Object.assign(parts, { schema: 1.5 })))).toThrow(/schema/);
  });
});

test('a newer result is refused with a sentence that says so', () => {
  const newer = JSON.stringify({ schema: RESULT_SCHEMA + 1, anything: 'else' });
  expect(() => parseResult(newer, 'my-report/result.json')).toThrow(
    `expected a result of format ${RESULT_SCHEMA} or older for \`my-report/result.json\`, got \`${RESULT_SCHEMA + 1}\`, written by a newer Chainrule`,
  );
});

test.each(['[]', '3', 'null', '"result"'])('%s is refused as no result', (json) => {
  expect(() => parseResult(json, 'my.json')).toThrow(/^expected the result of a study for `my.json`/);
});

test('a contrast without its median is refused where it stands', () => {
  const json = serialiseResult(result).replace('"q50":-3,"q75":-2,"q95":-1,"low"', '"q75":-2,"q95":-1,"low"');
  expect(() => parseResult(json)).toThrow(/rows\[0\]\.reach\.q50/);
});
