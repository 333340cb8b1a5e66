import { gauss, sech2, sigmoid } from '@chainrule/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, constantValue } from './evaluate.ts';
import { randomParameters, randomTree } from './fixtures/random-tree.ts';
import { parseFormula } from './parse.ts';

const at = (text: string, z: number, parameters: Record<string, number> = {}) =>
  compile(parseFormula(text, { parameters }), parameters)(z);

test.each([
  ['z > 0 ? 1 : 0', 0],
  ['3', 0],
  ['max(z, 0)', 0],
  ['z == z ? 1 : 0', 0],
  ['z != z ? 1 : 0', 0],
  ['sign(z)', 0],
  ['z ** 2 * 0', 0],
])('%s of NaN is NaN', (text) => {
  expect(at(text, Number.NaN)).toBeNaN();
});

test.each([
  ['z > 0 ? z : exp(1e6 * z) / 0', 2, 2],
  ['z > 0 ? log(z) : 0', -1, 0],
  ['z > 0 ? log(z) * 0 : 5', 0, 5],
  ['z == 0 ? 1 : sin(z) / z', 0, 1],
  ['z > 0 || 1 / z < 0 ? 1 : 2', -1, 1],
])('%s takes the branch it picks and no other', (text, z, expected) => {
  expect(at(text, z)).toBe(expected);
});

test.each([
  ['max(z, -z) + min(z, 0)', -2, 0],
  ['max(z, log(-1))', 1, Number.NaN],
  ['2 - z', 3, -1],
  ['z - 2', 3, 1],
  ['2 / z', 4, 0.5],
  ['z / 2', 4, 2],
  ['min(2, z)', 4, 2],
  ['min(z, 2)', 4, 2],
  ['max(2, z)', 4, 4],
  ['z < 2 && z > 0 ? 1 : 0', 1, 1],
  ['2 < z ? 1 : 0', 4, 1],
  ['1 < 2 && z > 0 ? 1 : 0', 4, 1],
  ['1 > 2 && z > 0 ? 1 : 0', 4, 0],
  ['z > 0 && 1 > 2 ? 1 : 0', 4, 0],
  ['1 < 2 || z > 0 ? 1 : 0', -4, 1],
  ['z > 0 || 1 > 2 ? 1 : 0', -4, 0],
  ['z + z >= z * 2 ? 1 : 0', 1, 1],
  ['z == 2 ? 1 : 0', 2, 1],
  ['z != 2 ? 1 : 0', 2, 0],
  ['z <= 2 ? 1 : 0', 2, 1],
  ['z >= 2 ? 1 : 0', 2, 1],
])('%s at %d is %d', (text, z, expected) => {
  expect(at(text, z)).toBe(expected);
});

test('a part without z is one number, computed once', () => {
  expect(constantValue(parseFormula('sqrt(alpha) * 2', { parameters: ['alpha'] }), { alpha: 4 })).toBe(4);
  expect(constantValue(parseFormula('sqrt(z) * 2'), {})).toBeUndefined();
});

test('the same z gives the same bits', () => {
  fc.assert(
    fc.property(randomTree, fc.double(), (tree, z) => {
      const f = compile(tree, randomParameters);
      expect(f(z)).toBe(f(z));
      expect(f(z)).toBe(compile(tree, randomParameters)(z));
    }),
    { seed: 2, numRuns: 500 },
  );
});

// Truth by mpmath, 60 digits, with 1.702 as the float64 number it is.
test.each([
  ['sigmoid(1.702 * z)', -400, 2.1493974052730195e-296],
  ['sigmoid(-1.702 * z)', 400, 2.1493974052730195e-296],
  ['sigmoid(z * -1.702)', 400, 2.1493974052730195e-296],
  ['sech2(2 * z / 3)', 500, 1.1814229121064403e-289],
  ['sech2(z / 1.5)', -500, 1.1814229121064403e-289],
  ['exp(z / 3)', 2000, 3.3857477783871018e289],
  ['exp(-z / 3)', -2000, 3.3857477783871018e289],
])('%s at %d does not lose the rounding of its argument', (text, z, exact) => {
  expect(Math.abs(at(text, z) / exact - 1)).toBeLessThan(1e-15);
});

test('a scale at the end of the floats is no trouble', () => {
  expect(at('sigmoid(z / 1e-323)', 1e-323)).toBe(sigmoid(1));
  expect(at('sigmoid(1e-323 * z)', 1e308)).toBe(sigmoid(1e-323 * 1e308));
  expect(at('exp(-1e308 * z * 8)', 1)).toBe(0);
});

test('a scale that is a power of two changes no bit', () => {
  for (const z of [-300.7, -5.3, 0.1, 17.9]) {
    expect(at('sigmoid(4 * z)', z)).toBe(sigmoid(4 * z));
    expect(at('sech2(z / -2)', z)).toBe(sech2(z / -2));
    expect(at('gauss(beta * z)', z, { beta: 1 })).toBe(gauss(z));
  }
});
