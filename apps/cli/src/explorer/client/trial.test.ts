import { catalogue } from '@chainrule/activations';
import { describe, expect, test } from 'vitest';
import { explainChain } from '../../explain/explanation.ts';
import { furtherChoices, studyChoices } from './choices.ts';
import { sentences } from './sentences.ts';
import { chainOf, readTrial } from './trial.ts';

const texts = { layers: '4', weight: '1', bias: '0', x: '1', y: '0' };

describe('a trial', () => {
  test('is the chain that explain takes', () => {
    expect(chainOf(readTrial(' tanh ', { ...texts, layers: '2', weight: '1e-3' }))).toEqual({
      activation: 'tanh',
      weights: [0.001, 0.001],
      examples: [{ x: 1, y: 0 }],
    });
    expect(chainOf(readTrial('z', { ...texts, layers: '2', bias: '-.5' })).biases).toEqual([-0.5, -0.5]);
  });

  test.each([
    [{ weight: '' }, 'expected a finite number for `weight`, got nothing'],
    [{ x: '1,5' }, 'expected a finite number for `x`, got `1,5`'],
    [{ layers: '2.5' }, 'expected an integer from 1 to 512 for `depth`, got `2.5`'],
    [{ layers: '0' }, 'expected an integer from 1 to 512 for `depth`, got `0`'],
  ])('is refused with %j', (wrong, message) => {
    expect(() => readTrial('z', { ...texts, ...wrong })).toThrow(message);
  });
});

describe('the activations to choose from', () => {
  const [first, second] = catalogue as readonly [(typeof catalogue)[0], (typeof catalogue)[0]];
  const study = studyChoices(
    [
      { name: first.name, formula: first.formula!, parameters: first.parameters },
      { name: second.name, formula: 'alpha * z', parameters: {} },
      { name: 'opaque', parameters: {} },
      { name: 'mine', formula: 'alpha * exp(z) + a * alphabet', parameters: { alpha: -2, a: 0.5 } },
    ],
    catalogue,
  );

  test('are names where the catalogue has the same, formulas with their parameters written out elsewhere', () => {
    expect(study.map(({ text }) => text)).toEqual([
      first.name,
      'alpha * z',
      undefined,
      '(-2) * exp(z) + 0.5 * alphabet',
    ]);
  });

  test('cannot be chosen where they are code, and say so', () => {
    expect(study.find(({ text }) => text === undefined)?.label).toBe(
      'opaque (is code, which this page does not hold)',
    );
  });

  test('are the study’s and the rest of the catalogue', () => {
    const further = furtherChoices(study, catalogue).map(({ text }) => text);
    expect(further).not.toContain(first.name);
    expect(further).toHaveLength(catalogue.length - 1);
  });
});

test.each([
  [
    {},
    ['∂C/∂w₀ = 0.0028559', '68.7 times smaller', 'the slopes together multiply by 0.00216, the weights by 1'],
  ],
  [{ layers: '1' }, ['The output is o = 0.73106']],
  [{ layers: '12', weight: '2' }, ['∂C/∂w₀ = 7.0031\u00a0×\u00a010⁻⁸', '2.68\u00a0×\u00a010⁶ times smaller']],
  [{ layers: '512', weight: '0.1' }, ['×\u00a010⁻⁸', 'the weights by 1\u00a0×\u00a010⁻⁵¹¹']],
])('what is seen is said: %j', (changed, parts) => {
  const text = sentences(
    explainChain(chainOf(readTrial('sigmoid', { ...texts, ...changed })), catalogue),
  ).join(' ');
  for (const part of parts) expect(text).toContain(part);
});

test('an exact zero has no ratio', () => {
  const text = sentences(explainChain(chainOf(readTrial('relu', { ...texts, x: '-1' })), catalogue)).join(
    ' ',
  );
  expect(text).toContain('∂C/∂w₀ = 0.');
  expect(text).not.toContain('times');
});
