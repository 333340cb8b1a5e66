import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nextUp } from '../float.ts';
import { ELEMENTARY } from './index.ts';

interface Table {
  readonly x: readonly number[];
  readonly lower: readonly number[];
  readonly exact: readonly number[];
}

const reference: Readonly<Record<string, Table>> = JSON.parse(
  readFileSync(new URL('../reference/elementary.reference.json', import.meta.url), 'utf8'),
);

/** How many floats beyond the true value an end of the enclosure at a point may lie. */
const pledges: Readonly<Record<string, number>> = {
  exp: 3,
  expm1: 4,
  log: 6,
  log1p: 6,
  sqrt: 1,
  sin: 4,
  cos: 6,
  atan: 8,
  tanh: 6,
  sech2: 8,
  sigmoid: 4,
  softplus: 6,
  erf: 12,
  erfc: 40,
  Phi: 16,
  phi: 4,
  gauss: 3,
};

test.each(Object.entries(pledges))('the enclosure of %s at a point is within %i ulps of it', (name, ulps) => {
  const { x, lower, exact } = reference[name]!;
  const isExact = new Set(exact);
  let worst = 0;
  let where = 0;
  x.forEach((at, i) => {
    if ((name === 'sin' || name === 'cos') && Math.abs(at) > 2 ** 20) return;
    const range = ELEMENTARY[name as keyof typeof ELEMENTARY]({ lower: at, upper: at });
    const above = isExact.has(i) ? lower[i]! : nextUp(lower[i]!);
    const off = Math.max(floatsBetween(range.lower, lower[i]!), floatsBetween(above, range.upper));
    if (off > worst) [worst, where] = [off, at];
  });
  console.info(`${name}: enclosed within ${worst} ulps, the widest at ${where}`);
  expect(worst).toBeLessThanOrEqual(ulps);
});

test.each([
  ['exp', 0, 1],
  ['expm1', 0, 0],
  ['log', 1, 0],
  ['log1p', 0, 0],
  ['sin', 0, 0],
  ['cos', 0, 1],
  ['tanh', 0, 0],
  ['sech2', 0, 1],
  ['sigmoid', 0, 0.5],
  ['erf', 0, 0],
  ['Phi', 0, 0.5],
  ['gauss', 0, 1],
] as const)('%s(%d) is exactly %d', (name, x, value) => {
  expect(ELEMENTARY[name]({ lower: x, upper: x })).toEqual({ lower: value, upper: value });
});

test('sin and cos find the crests and troughs inside a box', () => {
  expect(ELEMENTARY.sin({ lower: 1, upper: 2 }).upper).toBe(1);
  expect(ELEMENTARY.sin({ lower: 4, upper: 5 }).lower).toBe(-1);
  expect(ELEMENTARY.cos({ lower: -1, upper: 1 }).upper).toBe(1);
  expect(ELEMENTARY.cos({ lower: -4, upper: -3 }).lower).toBe(-1);
  expect(ELEMENTARY.sin({ lower: 2, upper: 4 })).not.toMatchObject({ upper: 1 });
  expect(ELEMENTARY.cos({ lower: 0, upper: 7 })).toEqual({ lower: -1, upper: 1 });
});

test('unbounded boxes have the limits as ends', () => {
  const { POSITIVE_INFINITY: infinity, NEGATIVE_INFINITY: minusInfinity } = Number;
  const all = { lower: minusInfinity, upper: infinity };
  expect(ELEMENTARY.exp(all)).toEqual({ lower: 0, upper: infinity });
  expect(ELEMENTARY.tanh(all)).toEqual({ lower: -1, upper: 1 });
  expect(ELEMENTARY.sigmoid(all)).toEqual({ lower: 0, upper: 1 });
  expect(ELEMENTARY.Phi(all)).toEqual({ lower: 0, upper: 1 });
  expect(ELEMENTARY.erfc(all)).toEqual({ lower: 0, upper: 2 });
  expect(ELEMENTARY.sech2(all)).toEqual({ lower: 0, upper: 1 });
  expect(ELEMENTARY.sin(all)).toEqual({ lower: -1, upper: 1 });
  expect(ELEMENTARY.log(all)).toEqual(all);
  expect(ELEMENTARY.softplus(all)).toEqual({ lower: 0, upper: infinity });
});

test('where a function is not defined there is nothing to enclose', () => {
  expect(ELEMENTARY.log({ lower: -2, upper: -1 })).toMatchObject({ lower: Number.POSITIVE_INFINITY });
  expect(ELEMENTARY.sqrt({ lower: -2, upper: -1 })).toMatchObject({ lower: Number.POSITIVE_INFINITY });
  expect(ELEMENTARY.sqrt({ lower: -2, upper: 4 })).toEqual({ lower: 0, upper: 2 });
});

/** How many floats b lies above a. */
function floatsBetween(a: number, b: number): number {
  return Number(ordinal(b) - ordinal(a));
}

/** The place of a float among all floats, counted from 0. */
function ordinal(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  return x < 0 ? -view.getBigInt64(0) : view.getBigInt64(0);
}
