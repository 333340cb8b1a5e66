import { erf } from '@chainrule/core';
import { expect, test } from 'vitest';
import { checkPoints } from '../conformance/points.ts';
import { catalogue, catalogueEntries } from './index.ts';
import { nearestActivations } from './nearest.ts';

const named = (name: string) => catalogue.find((activation) => activation.name === name)!;

test('names are unique and titles too', () => {
  for (const key of ['name', 'title'] as const) {
    const names = catalogueEntries.map((entry) => entry[key]);
    expect(new Set(names).size).toBe(names.length);
  }
});

/** The table of the field: sup φ′ and inf φ′, to as many digits as float64 has. */
test.each([
  ['identity', 1, 1],
  ['relu', 1, 0],
  ['keras-relu', 1, 0],
  ['relu6', 1, 0],
  ['leaky-relu', 1, 0.01],
  ['prelu', 1, 0.25],
  ['rrelu', 1, 11 / 48],
  ['threshold', 1, 0],
  ['elu', 1, 0],
  ['celu', 1, 0],
  ['selu', 1.75809934084737686, 0],
  ['gelu', 1.12890414518515479, 1 - 1.12890414518515479],
  ['gelu-tanh', 1.12899306865877177, 1 - 1.12899306865877177],
  ['quick-gelu', 1.09983932012886692, 1 - 1.09983932012886692],
  ['silu', 1.09983932012886692, 1 - 1.09983932012886692],
  ['swish', 1.09983932012886692, 1 - 1.09983932012886692],
  ['mish', 1.08849816125172786, -0.11252612238946279],
  ['hard-swish', 1.5, -0.5],
  ['lisht', 1.1996786402577338, -1.1996786402577338],
  ['hard-sigmoid', 1 / 6, 0],
  ['hard-sigmoid-keras2', 0.2, 0],
  ['hard-tanh', 1, 0],
  ['sigmoid', 0.25, 0],
  ['log-sigmoid', 1, 0],
  ['tanh', 1, 0],
  ['lecun-tanh', 1.14393333333333333, 0],
  ['tanhshrink', 1, 0],
  ['softplus', 1, 0],
  ['squareplus', 1, 0],
  ['sparse-plus', 1, 0],
  ['sparse-sigmoid', 0.5, 0],
  ['softsign', 1, 0],
  ['softshrink', 1, 0],
  ['hardshrink', 1, 0],
  ['exponential', Number.POSITIVE_INFINITY, 0],
  ['arctan', 1, 0],
  ['elliott', 0.5, 0],
  ['erf', 1.1283791670955126, 0],
  ['sine', 1, -1],
  ['gaussian', 0.85776388496070679, -0.85776388496070679],
])('the slope of %s is certified to lie below %d and above %d', (name, supremum, infimum) => {
  const { bounds } = named(name);
  for (const [found, truth] of [
    [bounds.supremum, supremum],
    [bounds.infimum, infimum],
  ] as const) {
    expect(found.certified).toBe(true);
    if (Number.isFinite(truth)) {
      const slack = 4e-16 * Math.max(1, Math.abs(truth));
      expect(found.lower).toBeLessThanOrEqual(truth + slack);
      expect(found.upper).toBeGreaterThanOrEqual(truth - slack);
      const narrow = Math.max(1e-12 * Math.abs(found.upper), 1e-18);
      expect(found.upper - found.lower).toBeLessThanOrEqual(narrow);
    } else {
      expect(found.upper).toBe(truth);
    }
  }
});

test('every activation of the catalogue has its bounds checked above', () => {
  expect(catalogue).toHaveLength(40);
});

const points = checkPoints([], [-(2 ** 20), 2 ** 20]);

/** f and g agree to a few ulps, everywhere. */
function agree(f: (z: number) => number, g: (z: number) => number): void {
  for (const z of points) {
    const [got, expected] = [f(z), g(z)];
    expect(Math.abs(got - expected), `at ${z}: ${got}, ${expected}`).toBeLessThanOrEqual(
      4e-15 * Math.abs(expected) + 1e-320,
    );
  }
}

test('relations between the functions hold', () => {
  agree(named('softplus').derivative, named('sigmoid').value);
  agree(named('log-sigmoid').derivative, (z) => named('sigmoid').value(-z));
  agree(named('log-sigmoid').value, (z) => -named('softplus').value(-z));
  agree(named('sparse-plus').derivative, named('sparse-sigmoid').value);
  agree(named('swish').value, named('silu').value);
  agree(named('celu').value, named('elu').value);
  agree(named('hard-sigmoid').value, (z) => (z === 0 ? 0.5 : named('hard-swish').value(z) / z));
  agree(named('erf').value, erf);
});

test('the shrinkages and the identity add up', () => {
  for (const z of points) {
    expect(named('tanhshrink').value(z)).toBe(z - named('tanh').value(z));
    expect(Math.abs(named('softshrink').value(z))).toBe(Math.max(0, Math.abs(z) - 0.5));
  }
});

test('parameters stated in the catalogue are those of its formulas', () => {
  for (const { activation, parameters = {} } of catalogueEntries) {
    expect(activation.parameters).toEqual(parameters);
  }
});

test('kinks that the catalogue tells of are kinks', () => {
  for (const { activation, slopeAtKinks = [] } of catalogueEntries) {
    const at = activation.kinks.map((kink) => kink.at);
    for (const convention of slopeAtKinks) expect(at, activation.name).toContain(convention.at);
  }
});

test.each([
  ['LeakyReLU', 'leaky-relu'],
  ['leaky_relu', 'leaky-relu'],
  ['nn.Hardtanh', 'hard-tanh'],
  ['hard_swish', 'hard-swish'],
  ['gelu_new', 'gelu-tanh'],
  ['linear', 'identity'],
  ['gellu', 'gelu'],
])('a framework calls it %s, here it is %s', (alias, name) => {
  expect(nearestActivations(alias, catalogue)[0]).toBe(name);
});
