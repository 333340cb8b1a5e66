import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differentiate } from '../formula/differentiate.ts';
import { compile } from '../formula/evaluate.ts';
import { parseFormula } from '../formula/parse.ts';
import { printFormula } from '../formula/print.ts';
import type { BinaryOperation, Comparison, Tree, UnaryOperation } from '../formula/tree.ts';
import { boundSlope, enclose } from './index.ts';
import type { Interval } from './interval.ts';
import type { Rational } from './reference/rational.ts';
import * as rational from './reference/rational.ts';

const runs = { seed: 11, numRuns: 1500 };

function enclosed(formula: string, lower: number, upper: number, parameters = {}): [number, number] {
  const tree = parseFormula(formula, { parameters: Object.keys(parameters) });
  const range = enclose(tree, parameters)({ lower, upper });
  return [range.lower, range.upper];
}

test.each([
  ['z * z', -1, 2, [0, 4]],
  ['z ** 3', -2, 1, [-8, 1]],
  ['abs(z)', -3, 2, [0, 3]],
  ['z > 1 ? z : -z', 0, 3, [-1.0000000000000002, 3]],
  ['z > 1 ? z : -z', 1, 1, [-1, -1]],
  ['z >= 1 ? z : -z', 1, 1, [1, 1]],
  ['z == 2 ? 9 : 1', 0, 4, [1, 9]],
  ['z == 2 ? 9 : 1', 0, 2, [1, 9]],
  ['z != 2 ? 9 : 1', 2, 2, [1, 1]],
  ['z > 0 && z < 1 ? 5 : 0', 0.25, 0.75, [5, 5]],
  ['z < 0 || z > 1 ? 5 : 0', 0.25, 0.75, [0, 0]],
  ['z <= 1 ? (z < 1 ? 2 : 3) : 4', 0, 2, [2, 4]],
  ['sign(z)', -1, 0, [-1, 0]],
  ['sign(z)', 2, 5, [1, 1]],
  ['min(max(z, 0), 6) < 6 ? 1 : 2', 0, 5, [1, 1]],
  ['1 / z', 0, 2, [0.5, Number.POSITIVE_INFINITY]],
  ['1 / z', -1, 1, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]],
  ['sqrt(z)', -4, 4, [0, 2]],
  ['z < 0 ? log(-z) : z', 1, 2, [1, 2]],
] as const)('%s over [%d, %d]', (formula, lower, upper, range) => {
  const found = enclosed(formula, lower, upper);
  expect(found[0]).toBeLessThanOrEqual(range[0]);
  expect(found[1]).toBeGreaterThanOrEqual(range[1]);
  if (!formula.includes('1 / z')) expect(found).toEqual(range);
});

test('the branch not taken is looked at only where its condition can hold', () => {
  expect(enclosed('z > 0 ? log(z) : z', -1, -0.5)).toEqual([-1, -0.5]);
  const [lower, upper] = enclosed('2 * z - 1 > 3 ? 1 / (z - 1) : z', 0, 4);
  expect(lower).toBe(0);
  expect(upper).toBeGreaterThanOrEqual(2);
  expect(upper).toBeLessThan(2.000001);
});

test('π and e are the real numbers, not their float64', () => {
  const [lower, upper] = enclosed('pi', 0, 0);
  expect(lower).toBe(Math.PI);
  expect(upper).toBeGreaterThan(Math.PI);
  expect(enclosed('e - e', 0, 0)).not.toEqual([0, 0]);
});

test('a parameter that is missing or no finite number is refused', () => {
  const tree: Tree = { op: 'parameter', name: 'beta' };
  expect(() => enclose(tree, {})({ lower: 0, upper: 1 })).toThrow('parameters.beta');
  expect(() => enclose(tree, { beta: Number.NaN })({ lower: 0, upper: 1 })).toThrow('finite');
});

const short = fc.oneof(
  fc.integer({ min: -8, max: 8 }),
  fc.integer({ min: -64, max: 64 }).map((n) => n / 16),
);

const comparisons: readonly Comparison[] = [
  'less',
  'lessOrEqual',
  'greater',
  'greaterOrEqual',
  'equal',
  'notEqual',
];

/** Random formulas over the given operations. */
function formulas(unary: readonly UnaryOperation[], binary: readonly BinaryOperation[]): fc.Arbitrary<Tree> {
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'formula' },
      fc.constant<Tree>({ op: 'z' }),
      short.map((value): Tree => ({ op: 'number', value })),
      fc.tuple(fc.constantFrom(...unary), tie('tree')).map(([op, a]): Tree => ({ op, args: [a] })),
      fc
        .tuple(fc.constantFrom(...binary), tie('tree'), tie('tree'))
        .map(([op, a, b]): Tree => ({ op, args: [a, b] })),
      fc
        .tuple(tie('tree'), fc.integer({ min: 0, max: 3 }))
        .map(([base, exponent]): Tree => ({ op: 'power', base, exponent })),
      fc.tuple(fc.constantFrom(...comparisons), tie('tree'), tie('tree'), tie('tree'), tie('tree')).map(
        ([op, a, b, then, otherwise]): Tree => ({
          op: 'choose',
          condition: { op, args: [a, b] },
          then,
          otherwise,
        }),
      ),
    ),
  }));
  return tree;
}

const box = fc
  .tuple(short, short)
  .map(([a, b]): Interval => ({ lower: Math.min(a, b), upper: Math.max(a, b) }));

/** Points of a box, its ends among them, with few enough bits for exact arithmetic. */
function members({ lower, upper }: Interval): readonly number[] {
  return [0, 0.125, 0.25, 0.5, 0.625, 0.875, 1].map((t) => lower + t * (upper - lower));
}

test('the enclosure of a random rational formula contains its exact values', () => {
  const tree = formulas(['negate', 'abs', 'sign'], ['add', 'subtract', 'multiply', 'divide', 'min', 'max']);
  fc.assert(
    fc.property(tree, box, (formula, where) => {
      const range = enclose(formula, {})(where);
      for (const z of members(where)) {
        const truth = exactly(formula, rational.of(z));
        if (truth === undefined) continue;
        const low =
          range.lower === Number.NEGATIVE_INFINITY || rational.compare(rational.of(range.lower), truth) <= 0;
        const high =
          range.upper === Number.POSITIVE_INFINITY || rational.compare(truth, rational.of(range.upper)) <= 0;
        expect([printFormula(formula), z, low, high]).toEqual([printFormula(formula), z, true, true]);
      }
    }),
    runs,
  );
});

test('the enclosure of any random formula contains what float64 makes of it', () => {
  const unary: readonly UnaryOperation[] = [
    ...([
      'negate',
      'exp',
      'expm1',
      'log',
      'log1p',
      'sqrt',
      'abs',
      'sign',
      'sin',
      'cos',
      'atan',
      'tanh',
    ] as const),
    ...(['sech2', 'sigmoid', 'softplus', 'erf', 'erfc', 'Phi', 'phi', 'gauss'] as const),
  ];
  const tree = formulas(unary, ['add', 'subtract', 'multiply', 'divide', 'min', 'max']);
  fc.assert(
    fc.property(tree, box, (formula, where) => {
      const range = enclose(formula, {});
      const wide = range(where);
      const evaluate = compile(formula, {});
      for (const z of members(where)) {
        const value = evaluate(z);
        const here = range({ lower: z, upper: z });
        // float64 errs by about as much as the enclosure at the point is wide.
        const slack = 1e-12 * Math.abs(value) + 8 * (here.upper - here.lower) + 1e-300;
        if (!Number.isFinite(value) || !(slack < 1)) continue;
        const inside = wide.lower <= value + slack && value - slack <= wide.upper;
        expect([printFormula(formula), z, value, inside]).toEqual([printFormula(formula), z, value, true]);
      }
    }),
    runs,
  );
});

test('the bounds of a random slope hold at every sample, and never fail', () => {
  const tree = formulas(
    ['negate', 'abs', 'sigmoid', 'tanh', 'softplus', 'exp', 'gauss', 'atan'],
    ['add', 'subtract', 'multiply', 'min', 'max'],
  );
  fc.assert(
    fc.property(tree, (value) => {
      const slope = differentiate(value);
      const { supremum, infimum } = boundSlope({
        value,
        slope,
        curvature: differentiate(slope),
        parameters: {},
        kinks: [],
      });
      const range = enclose(slope, {});
      expect(supremum.lower).toBeLessThanOrEqual(supremum.upper);
      expect(infimum.lower).toBeLessThanOrEqual(infimum.upper);
      for (const z of [-1e9, -30, -3.3, -1, -0.4, 0, 0.2, 0.9, 1.1, 2.7, 40, 1e6]) {
        const here = range({ lower: z, upper: z });
        if (!(here.lower <= here.upper)) continue;
        expect(here.lower).toBeLessThanOrEqual(supremum.upper);
        expect(here.upper).toBeGreaterThanOrEqual(infimum.lower);
      }
    }),
    { seed: 5, numRuns: 60 },
  );
}, 30000);

/** The formula in exact arithmetic; undefined where it divides by 0. */
function exactly(tree: Tree, z: Rational): Rational | undefined {
  switch (tree.op) {
    case 'z':
      return z;
    case 'number':
      return rational.of(tree.value);
    case 'power': {
      const base = exactly(tree.base, z);
      return base && rational.power(base, tree.exponent);
    }
    case 'choose': {
      const { op, args } = tree.condition as { op: Comparison; args: readonly [Tree, Tree] };
      const [a, b] = args.map((side) => exactly(side, z));
      if (a === undefined || b === undefined) return undefined;
      return exactly(HOLDS[op](rational.compare(a, b)) ? tree.then : tree.otherwise, z);
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max': {
      const [a, b] = tree.args.map((side) => exactly(side, z));
      if (a === undefined || b === undefined || (tree.op === 'divide' && b.n === 0n)) return undefined;
      return EXACT[tree.op](a, b);
    }
    case 'negate':
    case 'abs':
    case 'sign': {
      const a = exactly(tree.args[0], z);
      if (a === undefined) return undefined;
      if (tree.op === 'negate') return { n: -a.n, d: a.d };
      const sign = a.n < 0n ? -1n : a.n > 0n ? 1n : 0n;
      return tree.op === 'abs' ? { n: a.n * sign, d: a.d } : { n: sign, d: 1n };
    }
    default:
      throw new Error(`no exact ${tree.op}`);
  }
}

const { add, subtract, multiply, divide, min, max } = rational;
const EXACT = { add, subtract, multiply, divide, min, max };

const HOLDS: Readonly<Record<Comparison, (order: number) => boolean>> = {
  less: (order) => order < 0,
  lessOrEqual: (order) => order <= 0,
  greater: (order) => order > 0,
  greaterOrEqual: (order) => order >= 0,
  equal: (order) => order === 0,
  notEqual: (order) => order !== 0,
};
