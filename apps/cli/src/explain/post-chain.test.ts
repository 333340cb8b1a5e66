import { catalogue } from '@chainrule/activations';
import { checkGradient } from '@chainrule/core';
import { expect, test } from 'vitest';
import { explainChain } from './explanation.ts';
import { explanationJson } from './explanation-json.ts';
import { postChain, postLines } from './post-chain.ts';
import { gradientTerms, log10Together, smallestFirst } from './terms.ts';

const post = (options: Parameters<typeof postChain>[0]) => explainChain(postChain(options), catalogue);

test.each([
  [1, [0.0028559, 0.010619, 0.044699, 0.19627]],
  [4, [1.5196e-5, 2.1122e-4, 0.0027858, 0.036602]],
  [10, [8.5e-15, 1.87e-11, 4.12e-8, 9.08e-5]],
])('with four weights of %f the gradients are the known ones', (weight, expected) => {
  const { gradients } = post({ weight }).gradients;
  for (const [layer, value] of expected.entries()) {
    expect(gradients[layer]!.weight.value / value).toBeCloseTo(1, 2);
  }
});

test.each([{ weight: 1 }, { weight: 4 }, { weights: [0.5, -2, 3, 1.5], x: -0.7, y: 0.3 }])(
  'line 2 is −1 × the truth and line 3 is w₀ × the truth, for %j',
  (options) => {
    const { chain, examples, ledgers, gradients } = post(options);
    const { truth, second, third } = postLines(ledgers[0]!);
    expect(second).toBe(-truth);
    expect(third).toBeCloseTo(chain.weights[0]! * truth, 14);
    expect(truth / gradients.gradients[0]!.weight.value).toBeCloseTo(1, 12);
    expect(checkGradient(chain, examples).every(({ agrees }) => agrees)).toBe(true);
  },
);

test('the terms of ∂C/∂w₀ multiply to it', () => {
  const { ledgers, gradients } = post({ weights: [0.5, -2, 3, 1.5], x: -0.7, y: 0.3 });
  const terms = gradientTerms(ledgers[0]!);
  expect(terms).toHaveLength(9);
  const product = terms.reduce((product, { value }) => product * value, 1);
  expect(product / gradients.gradients[0]!.weight.value).toBeCloseTo(1, 12);
  const kinds = ['slope', 'weight', 'loss', 'input'] as const;
  const sum = kinds.reduce((sum, kind) => sum + log10Together(terms, kind), 0);
  expect(sum).toBeCloseTo(gradients.gradients[0]!.weight.log10, 12);
  const sizes = smallestFirst(terms).map(({ log10 }) => log10);
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
});

test('the logarithm of an exact zero is null', () => {
  const json = explanationJson(post({ activation: ['relu'], x: -1 }));
  expect(json.gradients[0]!.weight).toEqual({ value: 0, sign: 0, log10: null });
  expect(json.examples[0]!.layers[0]!.log10Product).toBeNull();
});

test('a chain of 2,000 layers underflows in value, not in sign and logarithm', () => {
  const weights = Array.from({ length: 2000 }, () => -1);
  const json = explanationJson(post({ weights }));
  expect(json.gradients[0]!.weight).toMatchObject({ value: -0, sign: -1 });
  expect(json.gradients[0]!.weight.log10).toBeLessThan(-1000);
});
