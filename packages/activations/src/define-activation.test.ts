import { expect, test } from 'vitest';
import { defineActivation } from './define-activation.ts';
import { isFormulaActivation, withParameters } from './formula-activation.ts';

test('one line gives the value, the slope, the printed forms, kinks and certified bounds', () => {
  const elu = defineActivation({
    name: 'my-elu',
    formula: 'z>0 ? z : alpha*expm1(z)',
    parameters: { alpha: 2 },
  });
  expect(elu).toMatchObject({
    name: 'my-elu',
    formula: 'z > 0 ? z : alpha * expm1(z)',
    slopeFormula: 'z > 0 ? 1 : alpha * exp(z)',
    parameters: { alpha: 2 },
    kinks: [{ at: 0, left: 2, right: 1, value: 2 }],
    slopeLatex: '\\begin{cases} 1 & z > 0 \\\\ \\alpha\\,\\mathrm{e}^{z} & \\text{otherwise} \\end{cases}',
  });
  expect(elu.value(3)).toBe(3);
  expect(elu.derivative(0)).toBe(2);
  expect(elu.bounds.supremum).toMatchObject({ upper: 2, certified: true });
  expect(isFormulaActivation(elu)).toBe(true);
});

test('a pair of functions is taken as it is, its bounds only observed', () => {
  const bent = defineActivation({
    name: 'bent',
    value: (z) => (z > 1 ? 1 : z),
    derivative: (z) => (z > 1 ? 0 : 1),
    kinks: [{ at: 1, left: 1, right: 0, value: 1 }],
  });
  expect(bent.formula).toBeUndefined();
  expect(bent.kinks).toHaveLength(1);
  expect(bent.bounds).toMatchObject({
    supremum: { lower: 1, upper: 1, certified: false, attained: true },
    infimum: { lower: 0, upper: 0, certified: false },
  });
  expect(bent.bounds.points).toBeGreaterThan(10_000);
  expect(isFormulaActivation(bent)).toBe(false);
});

test('parameters are frozen, and copied', () => {
  const parameters = { beta: 1 };
  const swish = defineActivation({ name: 'swish-2', formula: 'z * sigmoid(beta * z)', parameters });
  parameters.beta = 5;
  expect(swish.parameters).toEqual({ beta: 1 });
  expect(Object.isFrozen(swish.parameters)).toBe(true);
  expect(withParameters(swish, { beta: 2 }, 'swish-3')).toMatchObject({
    name: 'swish-3',
    parameters: { beta: 2 },
  });
});

test.each<[string, unknown, string]>([
  ['no definition', 7, 'a definition such as { name, formula }'],
  ['no name', { formula: 'z' }, 'expected a kebab-case name'],
  ['a name in camel case', { name: 'mySwish', formula: 'z' }, 'did you mean `my-swish`?'],
  ['a name too long', { name: 'a'.repeat(121), formula: 'z' }, 'at most 120 characters'],
  ['a formula that is none', { name: 'x', formula: 7 }, 'a text such as `z * sigmoid(z)`'],
  ['a parameter not used', { name: 'x', formula: 'z', parameters: { beta: 1 } }, 'expected no parameters'],
  [
    'a parameter mistyped',
    { name: 'x', formula: 'beta * z', parameters: { beta: 1, bet: 2 } },
    'did you mean `beta`?',
  ],
  ['a parameter not given', { name: 'x', formula: 'beta * z' }, 'got `beta`'],
  ['a parameter not finite', { name: 'x', formula: 'b * z', parameters: { b: Infinity } }, 'a finite number'],
  ['a parameter of text', { name: 'x', formula: 'b * z', parameters: { b: '1' } }, 'a finite number'],
  ['a parameter called e', { name: 'x', formula: 'e * z', parameters: { e: 1 } }, 'not one of the grammar'],
  ['a parameter with a dash', { name: 'x', formula: 'z', parameters: { 'a-b': 1 } }, 'letters, digits and _'],
  ['parameters that are none', { name: 'x', formula: 'z', parameters: [1] }, 'an object of numbers'],
  ['half a pair', { name: 'x', value: (z: number) => z }, 'a function of z, or a `formula` instead'],
  [
    'a kink that is none',
    { name: 'x', value: Math.abs, derivative: Math.sign, kinks: [{ at: 0 }] },
    'the numbers `at`, `left`, `right` and `value`',
  ],
])('%s is refused', (_what, definition, message) => {
  expect(() => defineActivation(definition as Parameters<typeof defineActivation>[0])).toThrow(message);
});
