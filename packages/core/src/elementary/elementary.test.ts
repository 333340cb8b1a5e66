import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as elementary from './index.ts';

type RealFunction = (x: number) => number;

/**
 * What is promised of a function: how many doubles it may be off the correctly rounded result, its symmetry, and
 * the hash that guards its bits.
 */
interface Pledge {
  readonly compute: RealFunction;
  readonly ulps: number;
  readonly symmetry?: 'odd' | 'even';
  readonly golden: string;
  /** The file of reference data, where it is not named like the function. */
  readonly file?: string;
}

const { powInt, ...realFunctions } = elementary;

const pledges: Readonly<Record<keyof typeof realFunctions, Pledge>> = {
  exp: { compute: elementary.exp, ulps: 1, golden: '189a5b96' },
  expm1: { compute: elementary.expm1, ulps: 1, golden: '670a5f2f' },
  log: { compute: elementary.log, ulps: 1, golden: '65af215c' },
  log1p: { compute: elementary.log1p, ulps: 1, golden: '53b293e3' },
  log2: { compute: elementary.log2, ulps: 1, golden: 'b6de3ed6' },
  log10: { compute: elementary.log10, ulps: 1, golden: 'b212b854' },
  tanh: { compute: elementary.tanh, ulps: 2, symmetry: 'odd', golden: '89c51ad3' },
  sech2: { compute: elementary.sech2, ulps: 2, symmetry: 'even', golden: '49dc4feb' },
  sigmoid: { compute: elementary.sigmoid, ulps: 2, golden: '107474be' },
  softplus: { compute: elementary.softplus, ulps: 2, golden: '9a51e09c' },
  erf: { compute: elementary.erf, ulps: 1, symmetry: 'odd', golden: 'c2b59b8c' },
  erfc: { compute: elementary.erfc, ulps: 5, golden: 'fb638e87' },
  Phi: { compute: elementary.Phi, ulps: 6, golden: '4f73b132', file: 'normal-distribution' },
  phi: { compute: elementary.phi, ulps: 2, symmetry: 'even', golden: 'd59a299d', file: 'normal-density' },
  gauss: { compute: elementary.gauss, ulps: 1, symmetry: 'even', golden: 'eab42bf8' },
  sin: { compute: elementary.sin, ulps: 1, symmetry: 'odd', golden: '75a80029' },
  cos: { compute: elementary.cos, ulps: 1, symmetry: 'even', golden: '8ad014e2' },
  atan: { compute: elementary.atan, ulps: 1, symmetry: 'odd', golden: 'f07f851e' },
};

const table = Object.entries(pledges).map(([name, pledge]) => ({ name, ...pledge }));

describe('against mpmath', () => {
  test.each(table)('$name is within $ulps ulp of the exact result', ({ name, compute, ulps, file }) => {
    const { inputs, outputs } = readReference(file ?? name);
    expect(inputs.length).toBeGreaterThan(500);
    const errors = inputs.map((x, i) => ulpsApart(compute(x), outputs[i]!));
    reportWorst(name, inputs, errors);
    expect(wrong(inputs, (_, i) => errors[i]! <= ulps)).toEqual([]);
  });

  test('powInt is within |n| ulp of the exact result', () => {
    const { inputs, exponents, outputs } = readReference('pow-int');
    const errors = inputs.map((x, i) => ulpsApart(powInt(x, exponents[i]!), outputs[i]!));
    reportWorst('powInt', inputs, errors);
    expect(wrong(inputs, (_, i) => errors[i]! <= Math.max(1, Math.abs(exponents[i]!)))).toEqual([]);
  });
});

describe('relations', () => {
  const samples = [...pseudoRandom(-40, 40, 2000), ...pseudoRandom(-1, 1, 2000)];

  test('softplus(z) − softplus(−z) = z', () => {
    const { softplus } = elementary;
    expect(
      wrong(samples, (z) => close(softplus(z) - softplus(-z), z, 4e-16 * softplus(Math.abs(z)))),
    ).toEqual([]);
  });

  test('sigmoid(z) + sigmoid(−z) = 1', () => {
    const { sigmoid } = elementary;
    expect(wrong(samples, (z) => close(sigmoid(z) + sigmoid(-z), 1, 4.5e-16))).toEqual([]);
  });

  test('erf + erfc = 1', () => {
    const { erf, erfc } = elementary;
    expect(wrong(samples, (z) => close(erf(z) + erfc(z), 1, 4.5e-16))).toEqual([]);
  });

  test('Phi(z) + Phi(−z) = 1', () => {
    const { Phi } = elementary;
    expect(wrong(samples, (z) => close(Phi(z) + Phi(-z), 1, 4.5e-16))).toEqual([]);
  });

  test('tanh² + sech² = 1', () => {
    const { sech2, tanh } = elementary;
    expect(wrong(samples, (z) => close(tanh(z) * tanh(z) + sech2(z), 1, 9e-16))).toEqual([]);
  });

  test('sin² + cos² = 1', () => {
    const { cos, sin } = elementary;
    expect(wrong(samples, (z) => close(sin(z) * sin(z) + cos(z) * cos(z), 1, 4.5e-16))).toEqual([]);
  });

  test('log2 of a power of two and log10 of a power of ten are exact', () => {
    for (let n = -1074, x = 5e-324; n < 1024; n++, x *= 2) expect(elementary.log2(x)).toBe(n);
    for (let n = 0; n <= 22; n++) expect(elementary.log10(Number(`1e${n}`))).toBe(n);
  });

  test.each(table.filter(({ symmetry }) => symmetry))(
    '$name is $symmetry, bit for bit',
    ({ compute, symmetry }) => {
      const sign = symmetry === 'odd' ? -1 : 1;
      const wide = [...samples, ...allMagnitudes(1000), 0, Infinity];
      expect(wrong(wide, (x) => Object.is(compute(-x), sign * compute(x)))).toEqual([]);
    },
  );

  test.each(table)('$name gives NaN for NaN', ({ compute }) => {
    expect(compute(NaN)).toBeNaN();
  });
});

describe('bits', () => {
  const inputs = [
    ...pseudoRandom(-1, 1, 3000),
    ...pseudoRandom(-30, 30, 3000),
    ...pseudoRandom(-760, 760, 2000),
    ...allMagnitudes(4000),
  ];

  test.each(table)('$name has not changed', ({ compute, golden }) => {
    expect(hashOfBits(inputs.map(compute))).toBe(golden);
  });

  test('powInt has not changed', () => {
    expect(hashOfBits(inputs.map((x, i) => powInt(x, (i % 41) - 20)))).toBe('d573a71c');
  });

  test('nothing comes from the host but what IEEE 754 fixes', () => {
    const allowed = new Set(['sqrt', 'abs', 'min', 'max', 'floor', 'round', 'trunc', 'sign']);
    const sources = readdirSync(import.meta.dirname).filter((file) => /(?<!\.test)\.ts$/.test(file));
    expect(sources.length).toBeGreaterThan(10);
    const breaches = sources.flatMap((file) => {
      const code = readFileSync(`${import.meta.dirname}/${file}`, 'utf8').replace(
        /\/\*[\s\S]*?\*\/|\/\/.*/g,
        '',
      );
      const foreign = [...code.matchAll(/\bMath\b(?:\s*\.\s*(\w+))?/g)].filter(
        ([, name]) => !allowed.has(name ?? ''),
      );
      const powers = [...code.matchAll(/\*\*/g)];
      return [...foreign, ...powers].map(([text]) => `${file}: ${text}`);
    });
    expect(breaches).toEqual([]);
  });
});

interface Reference {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly exponents: readonly number[];
}

function readReference(file: string): Reference {
  const text = readFileSync(`${import.meta.dirname}/reference/${file}.reference.json`, 'utf8');
  return JSON.parse(text, (_, value) => (typeof value === 'string' ? Number(value) : value));
}

/** How many doubles lie between a and b: 0 for the same bits, infinite between NaN and a number or across a sign of 0. */
function ulpsApart(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  if (Number.isNaN(a) || Number.isNaN(b) || a === b) return Infinity;
  return Number(abs(ordinal(a) - ordinal(b)));
}

const view = new DataView(new ArrayBuffer(8));

function ordinal(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

function abs(n: bigint): bigint {
  return n < 0n ? -n : n;
}

function close(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance;
}

/** The first few inputs that break the rule. */
function wrong(inputs: readonly number[], holds: (x: number, index: number) => boolean): number[] {
  return inputs.filter((x, i) => !holds(x, i)).slice(0, 5);
}

function reportWorst(name: string, inputs: readonly number[], errors: readonly number[]): void {
  const worst = errors.reduce((best, error, i) => (error > errors[best]! ? i : best), 0);
  console.log(`${name}: largest error ${errors[worst]} ulp, at ${inputs[worst]}, of ${inputs.length} points`);
}

/** Numbers from a linear congruential generator, the same everywhere. */
function pseudoRandom(low: number, high: number, count: number): number[] {
  let state = 20240229;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return low + (high - low) * (state / 4294967296);
  });
}

/** Finite numbers of both signs from the whole range, subnormal ones too: random bits. */
function allMagnitudes(count: number): number[] {
  const words = pseudoRandom(0, 4294967296, 2 * count);
  return Array.from({ length: count }, (_, i) => {
    view.setUint32(0, words[2 * i]!);
    view.setUint32(4, words[2 * i + 1]!);
    return view.getFloat64(0);
  }).filter(Number.isFinite);
}

/** FNV-1a over the bytes of the numbers, NaN as one fixed pattern, 32 bits in hexadecimal. */
function hashOfBits(values: readonly number[]): string {
  let hash = 0x811c9dc5;
  for (const value of values) {
    view.setFloat64(0, Number.isNaN(value) ? NaN : value);
    for (let i = 0; i < 8; i++) hash = Math.imul(hash ^ view.getUint8(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
