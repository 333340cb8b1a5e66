import { readFileSync } from 'node:fs';
import type { Extremum } from '@chainrule/core';
import { expect, test } from 'vitest';
import { differentiate } from '../formula/differentiate.ts';
import { parseFormula } from '../formula/parse.ts';
import { nextUp } from './float.ts';
import { boundRange, boundSlope } from './index.ts';

/** Made by reference/generate.py: the true value lies between `lower` and the next float, on `lower` where exact. */
interface Truth {
  readonly lower: number;
  readonly exact: boolean;
  readonly digits: string;
  readonly at: number | 'Infinity' | '-Infinity';
}

interface Row {
  readonly formula: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly supremum: Truth;
  readonly infimum: Truth;
}

const rows: readonly Row[] = JSON.parse(
  readFileSync(new URL('./reference/suprema.reference.json', import.meta.url), 'utf8'),
);

function define(formula: string, parameters: Readonly<Record<string, number>> = {}) {
  const value = parseFormula(formula, { parameters: Object.keys(parameters) });
  const slope = differentiate(value);
  return { value, slope, curvature: differentiate(slope), parameters, kinks: [] };
}

function expectProved(bound: Extremum, truth: Truth): void {
  expect(bound.certified).toBe(true);
  expect(bound.lower).toBeLessThanOrEqual(truth.lower);
  expect(bound.upper).toBeGreaterThanOrEqual(truth.exact ? truth.lower : nextUp(truth.lower));
  const at = Number(truth.at);
  if (Number.isFinite(truth.lower) && truth.digits !== 'inf') {
    expect(bound.upper - bound.lower).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(truth.lower), 1e-12));
  }
  if (truth.digits === 'inf') expect(bound.upper).toBe(Number.POSITIVE_INFINITY);
  if (Number.isFinite(at)) expect(Math.abs(bound.at)).toBeCloseTo(Math.abs(at), 12);
  else expect(bound).toMatchObject({ at, attained: false });
}

test.each(rows)('sup and inf φ′ of $formula: $supremum.digits and $infimum.digits', (row) => {
  const started = performance.now();
  const bounds = boundSlope(define(row.formula, row.parameters));
  const took = performance.now() - started;
  const width = bounds.supremum.upper - bounds.supremum.lower;
  console.info(`${row.formula}: width ${width.toExponential(1)}, ${took.toFixed(1)} ms`);
  expect(bounds.domain).toEqual([-(2 ** 64), 2 ** 64]);
  expectProved(bounds.supremum, row.supremum);
  expectProved(bounds.infimum, row.infimum);
});

test('a one-sided limit at a kink counts, and is told from a value', () => {
  const hardSwish = boundSlope(define('z <= -3 ? 0 : z < 3 ? z * (z + 3) / 6 : z'));
  expect(hardSwish.supremum).toMatchObject({ lower: 1.5, upper: 1.5, at: 3, attained: false, side: 'left' });
  expect(hardSwish.infimum).toMatchObject({
    lower: -0.5,
    upper: -0.5,
    at: -3,
    attained: false,
    side: 'right',
  });
  const elu = boundSlope(define('z > 0 ? z : 2 * expm1(z)'));
  expect(elu.supremum).toMatchObject({ lower: 2, upper: 2, at: 0, attained: true });
  const other = boundSlope(define('z >= 0 ? z : 2 * expm1(z)'));
  expect(other.supremum).toMatchObject({ lower: 2, upper: 2, at: 0, attained: false, side: 'left' });
});

test('a plateau is attained, at a tidy point', () => {
  expect(boundSlope(define('max(0, z)')).supremum).toMatchObject({ at: 1, attained: true });
  expect(boundSlope(define('min(max(z, -1), 1)')).supremum).toMatchObject({ at: 0, attained: true });
  const narrow = boundSlope(define('z < 1.2 ? 0 : z < 1.7 ? z : 0'));
  expect(narrow.supremum).toMatchObject({ lower: 1, upper: 1, at: 1.2, attained: true });
});

test('a slope without bound is said to be so', () => {
  const rising = boundSlope(define('z * z'));
  expect(rising.supremum).toMatchObject({ upper: Number.POSITIVE_INFINITY, at: Number.POSITIVE_INFINITY });
  expect(rising.infimum).toMatchObject({ lower: Number.NEGATIVE_INFINITY, at: Number.NEGATIVE_INFINITY });
  const steep = boundSlope(define('log(z)'));
  expect(steep.supremum).toMatchObject({ upper: Number.POSITIVE_INFINITY, at: 0, side: 'right' });
  expect(steep.infimum).toMatchObject({ lower: 0, at: Number.POSITIVE_INFINITY, attained: false });
  expect(boundSlope(define('1 / z')).infimum).toMatchObject({ lower: Number.NEGATIVE_INFINITY, at: 0 });
  expect(boundSlope(define('sqrt(z)')).supremum).toMatchObject({ at: 0, attained: false, side: 'right' });
});

test('what one branch runs off to does not leak into the other', () => {
  const { supremum, infimum } = boundSlope(define('z > 0 ? z : exp(-z) - exp(-z) + z / 2'));
  expect([supremum.lower, supremum.upper]).toEqual([1, 1]);
  expect(infimum.lower).toBeLessThanOrEqual(0.5);
  const inverse = boundSlope(define('2 * z > 1 ? 1 / z : z'));
  expect(inverse.supremum).toMatchObject({ lower: 1, upper: 1 });
  expect(inverse.infimum).toMatchObject({ lower: -4, upper: -4, at: 0.5, side: 'right' });
});

test('a branch at a single point is seen', () => {
  const { supremum } = boundSlope(define('z == 1.25 ? 7 * z : z'));
  expect(supremum).toMatchObject({ lower: 7, upper: 7, at: 1.25, attained: true });
});

test('a threshold that is no float64 keeps both its sides', () => {
  const { supremum, infimum } = boundSlope(define('3 * z > 1 ? 5 * z : 2 * z'));
  expect([supremum.lower, supremum.upper, infimum.lower, infimum.upper]).toEqual([5, 5, 2, 2]);
  const curved = boundSlope(define('z * z > 2 ? 5 * z : 2 * z'));
  expect([curved.supremum.lower, curved.supremum.upper]).toEqual([5, 5]);
});

test('a formula counts only where it is defined', () => {
  expect(boundSlope(define('sqrt(z)')).infimum.lower).toBe(0);
  expect(boundSlope(define('log(z)')).infimum.lower).toBe(0);
  expect(boundSlope(define('sqrt(-1 - z * z)')).supremum).toMatchObject({ attained: false });
});

test('of several places the one nearest to 0 is named', () => {
  expect(boundSlope(define('sin(z)')).infimum.at).toBeCloseTo(Math.PI, 12);
  expect(boundSlope(define('sigmoid(1e-10 * z)')).supremum.at).toBe(0);
});

test('the search gives a wider bound where it ends first', () => {
  const { supremum } = boundSlope(define('z * sin(z)'));
  expect(supremum.certified).toBe(true);
  expect(supremum.lower).toBeLessThan(supremum.upper);
});

test('the range of φ is bounded in the same words', () => {
  expect(boundRange(define('sigmoid(z)')).supremum).toMatchObject({
    upper: 1,
    at: Number.POSITIVE_INFINITY,
    attained: false,
  });
  expect(boundRange(define('max(0, z)'))).toMatchObject({
    supremum: { upper: Number.POSITIVE_INFINITY },
    infimum: { lower: 0, upper: 0, at: 0, attained: true },
  });
  const { infimum } = boundRange(define('z * sigmoid(z)'));
  expect(infimum.lower).toBeLessThanOrEqual(-0.278464542761073);
  expect(infimum.upper).toBeGreaterThanOrEqual(-0.278464542761074);
  expect(infimum.upper - infimum.lower).toBeLessThan(1e-14);
  expect(infimum.at).toBeCloseTo(-1.278464542761074, 12);
});
