import { readFileSync } from 'node:fs';
import { resolveActivations } from '@chainrule/activations';
import { createStudy, FLOAT_FORMATS, parseStudy, type Row, runStudy } from '@chainrule/core';
import { expect, test } from 'vitest';

interface ReferenceRow {
  readonly activation: string;
  readonly weights: string;
  readonly depth: number;
  readonly layer: number;
  readonly parameter: string;
  /** For each quantile, the interval that holds the engine's; null is an end that few lanes leave open. */
  readonly quantiles: readonly (readonly [number | null, number | null])[];
  /** The mean, and the standard error of the difference of two means. */
  readonly mean: readonly [number, number];
  /** Number of lanes. */
  readonly zeros: number;
  readonly below: readonly number[];
}

const reference = JSON.parse(
  readFileSync(new URL('./monte-carlo.reference.json', import.meta.url), 'utf8'),
) as { lanes: number; engineLanes: number; sigmas: number; rows: readonly ReferenceRow[] };

const QUANTILES = ['q05', 'q25', 'q50', 'q75', 'q95'] as const;

/** A quantile of the engine is off by so many decades at most. */
const BIN = 0.005;

/** The largest difference of two shares of one probability, estimated from both with a few lanes added. */
function shareTolerance(share: number, referenceCount: number): number {
  const { lanes, engineLanes, sigmas } = reference;
  const p = (share * engineLanes + referenceCount + 10) / (engineLanes + lanes + 20);
  return sigmas * Math.sqrt(p * (1 - p) * (1 / engineLanes + 1 / lanes)) + 1 / engineLanes;
}

const key = (row: Pick<Row, 'activation' | 'weights' | 'depth' | 'layer' | 'parameter'> | ReferenceRow) =>
  `${row.activation} ${row.weights} depth ${row.depth} layer ${row.layer} ${row.parameter}`;

/**
 * 96 rows, each with five quantiles, a mean and nine shares: 1,440 comparisons, every one at 4.5 standard errors,
 * which chance alone exceeds with probability 6.8e-6. By Bonferroni's inequality, whatever their dependence, a
 * right engine would fail with at most 1 % of all seeds (none of 60 tried); the seeds here are fixed, so it never fails by chance
 * on a later day.
 */
test('every quantile, mean and share agrees with an independent Monte Carlo in NumPy', () => {
  const names = [...new Set(reference.rows.map(({ activation }) => activation))];
  const spec = parseStudy({
    title: 'Monte Carlo',
    seed: 20_240_607,
    activations: names,
    depths: [...new Set(reference.rows.map(({ depth }) => depth))],
    weights: [...new Set(reference.rows.map(({ weights }) => weights))],
    biases: 'uniform:-0.5:0.5',
    data: { inputs: 'normal:1', targets: 'uniform:0:1' },
    layers: [...new Set(reference.rows.map(({ layer }) => layer))],
    chains: reference.engineLanes,
  });
  const { rows } = runStudy(createStudy(spec, resolveActivations(names)), { version: '0', hash: '' });
  const byKey = new Map(rows.map((row) => [key(row), row]));
  expect(byKey.size).toBe(reference.rows.length);

  const wrong: string[] = [];
  const check = (row: ReferenceRow, what: string, got: number, low: number, high: number) => {
    if (!(got >= low && got <= high)) wrong.push(`${key(row)} ${what}: ${got} not in [${low}, ${high}]`);
  };
  for (const expected of reference.rows) {
    const row = byKey.get(key(expected))!;
    QUANTILES.forEach((quantile, index) => {
      const [low, high] = expected.quantiles[index]!;
      check(
        expected,
        quantile,
        row.log10[quantile],
        (low ?? Number.NEGATIVE_INFINITY) - BIN,
        (high ?? Number.POSITIVE_INFINITY) + BIN,
      );
    });
    const [mean, error] = expected.mean;
    const spread = reference.sigmas * error;
    check(expected, 'mean', row.log10.mean, mean - spread, mean + spread);
    const shares: [string, number, number][] = [['zero', row.share.zero, expected.zeros]];
    Object.keys(FLOAT_FORMATS).forEach((name, index) => {
      const { normal, subnormal } = row.below[name as keyof typeof FLOAT_FORMATS];
      shares.push([`below ${name} normal`, normal, expected.below[2 * index]!]);
      shares.push([`below ${name} subnormal`, subnormal, expected.below[2 * index + 1]!]);
    });
    for (const [what, share, count] of shares) {
      const tolerance = shareTolerance(share, count);
      check(expected, what, share, count / reference.lanes - tolerance, count / reference.lanes + tolerance);
    }
    expect(row.share.infinite + row.share.nan).toBe(0);
  }
  expect(wrong).toEqual([]);
}, 60_000);
