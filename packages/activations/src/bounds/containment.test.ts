import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ELEMENTARY } from './elementary/index.ts';
import { nextUp } from './float.ts';
import type { Interval } from './interval.ts';
import * as interval from './interval.ts';
import type { Rational } from './reference/rational.ts';
import * as rational from './reference/rational.ts';

/** Made by reference/generate.py: truth[i] lies between lower[i] and the next float, on lower[i] where exact. */
interface Table {
  readonly x: readonly number[];
  readonly lower: readonly number[];
  readonly exact: readonly number[];
}

const reference: Readonly<Record<string, Table>> = JSON.parse(
  readFileSync(new URL('./reference/elementary.reference.json', import.meta.url), 'utf8'),
);

type Operations = typeof interval;
type Elementary = Readonly<Record<string, (a: Interval) => Interval>>;

/** Numbers of all sizes, many of them short or special, so that exact results and ties occur. */
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -100, max: 100, noNaN: true }),
  fc.tuple(fc.maxSafeInteger(), fc.integer({ min: -70, max: 10 })).map(([m, e]) => m * 2 ** e),
  fc.constantFrom(
    0,
    1,
    -1,
    2,
    0.5,
    -3,
    1 / 3,
    5e-324,
    -5e-324,
    2 ** -1022,
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
  ),
);

const box = fc.tuple(number, number).map(([a, b]) => ({ lower: Math.min(a, b), upper: Math.max(a, b) }));

/** Both ends, and what lies about the middle. */
function members({ lower, upper }: Interval): readonly number[] {
  return [lower, upper, lower / 2 + upper / 2].filter((x) => x >= lower && x <= upper);
}

function holds({ lower, upper }: Interval, truth: Rational): boolean {
  if (!(lower < Number.POSITIVE_INFINITY && upper > Number.NEGATIVE_INFINITY)) return false;
  return (
    (lower === Number.NEGATIVE_INFINITY || rational.compare(rational.of(lower), truth) <= 0) &&
    (upper === Number.POSITIVE_INFINITY || rational.compare(truth, rational.of(upper)) <= 0)
  );
}

const { add, subtract, multiply, divide, min, max } = rational;
const exact = { add, subtract, multiply, divide, min, max };

/** The first operation that loses an exact result, with its operands; undefined where none does. */
function lostByArithmetic(operations: Operations): unknown {
  const binary = (['add', 'subtract', 'multiply', 'divide', 'min', 'max'] as const).map((name) =>
    fc.property(box, box, (a, b) => {
      const result = operations[name](a, b);
      for (const x of members(a)) {
        for (const y of members(b)) {
          if (name === 'divide' && y === 0) continue;
          if (!holds(result, exact[name](rational.of(x), rational.of(y)))) return false;
        }
      }
      return true;
    }),
  );
  const unary = [
    fc.property(box, (a) => members(a).every((x) => x < 0 || bracketsRoot(operations.sqrt(a), x))),
    fc.property(box, (a) =>
      members(a).every((x) => holds(operations.square(a), rational.power(rational.of(x), 2))),
    ),
    fc.property(box, fc.integer({ min: -4, max: 5 }), (a, n) =>
      members(a).every(
        (x) => (n < 0 && x === 0) || holds(operations.power(a, n), rational.power(rational.of(x), n)),
      ),
    ),
    fc.property(box, (a) => members(a).every((x) => holds(operations.abs(a), rational.of(Math.abs(x))))),
  ];
  for (const property of [...unary, ...binary] as readonly fc.IProperty<unknown>[]) {
    const run = fc.check(property, { seed: 7, numRuns: 400, endOnFailure: true });
    if (run.failed) return run.counterexample ?? 'an exception';
  }
  return undefined;
}

/** lower² ≤ x ≤ upper². */
function bracketsRoot({ lower, upper }: Interval, x: number): boolean {
  const square = (y: number) => rational.power(rational.of(y), 2);
  return (
    rational.compare(square(lower), rational.of(x)) <= 0 &&
    rational.compare(rational.of(x), square(upper)) <= 0
  );
}

/** The first enclosure that loses a true value, at a point or over a few neighbouring points. */
function lostByElementary(elementary: Elementary): string | undefined {
  for (const [name, { x, lower, exact }] of Object.entries(reference)) {
    const f = elementary[name]!;
    const isExact = new Set(exact);
    const upper = lower.map((low, i) => (isExact.has(i) ? low : nextUp(low)));
    for (const width of [0, 1, 5]) {
      for (let i = 0; i + width < x.length; i++) {
        const range = f({ lower: x[i]!, upper: x[i + width]! });
        for (let j = i; j <= i + width; j++) {
          if (!(range.lower <= lower[j]! && upper[j]! <= range.upper)) return `${name}(${x[j]})`;
        }
      }
    }
  }
  return undefined;
}

describe('every enclosure contains the truth', () => {
  test('of + − × ÷ √, powers, min, max and abs, against exact rational arithmetic', () => {
    expect(lostByArithmetic(interval)).toBeUndefined();
  });

  test('of the elementary functions, against mpmath', () => {
    expect(lostByElementary(ELEMENTARY)).toBeUndefined();
  });
});

/** The directed operations, rounded to nearest instead. */
const nearest = {
  addDown: (a: number, b: number) => a + b,
  addUp: (a: number, b: number) => a + b,
  multiplyDown: (a: number, b: number) => a * b,
  multiplyUp: (a: number, b: number) => a * b,
  divideDown: (a: number, b: number) => a / b,
  divideUp: (a: number, b: number) => a / b,
  sqrtDown: (x: number) => Math.sqrt(x),
  sqrtUp: (x: number) => Math.sqrt(x),
};

describe('these tests notice a result that is rounded to nearest', () => {
  afterEach(() => {
    vi.doUnmock('./rounding.ts');
    vi.doUnmock('./float.ts');
    vi.resetModules();
  });

  test.each(Object.keys(nearest))('in place of %s', async (name) => {
    vi.resetModules();
    vi.doMock('./rounding.ts', async (original) => ({
      ...(await original<object>()),
      [name]: nearest[name as keyof typeof nearest],
    }));
    expect(lostByArithmetic(await import('./interval.ts'))).toBeDefined();
  });

  test('in place of every step outward', async () => {
    vi.resetModules();
    vi.doMock('./float.ts', async (original) => ({
      ...(await original<object>()),
      nextUp: (x: number) => x,
      nextDown: (x: number) => x,
    }));
    const { ELEMENTARY: blunt } = await import('./elementary/index.ts');
    expect(lostByArithmetic(await import('./interval.ts'))).toBeDefined();
    expect(lostByElementary(blunt)).toBeDefined();
  });
});
