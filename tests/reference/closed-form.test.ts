import { resolveActivations } from '@chainrule/activations';
import { createStudy, parseStudy, type Row, runStudy } from '@chainrule/core';
import { expect, test } from 'vitest';

/** The rows of a study in which every lane is the same chain, with x = 1 and y = ½. */
function rows(activation: string, weight: number, depth: number): readonly Row[] {
  const spec = parseStudy({
    activations: [activation],
    depths: [depth],
    weights: `constant:${weight}`,
    data: { inputs: 'constant:1', targets: 'constant:0.5' },
    layers: 'ends',
    chains: 3,
  });
  return runStudy(createStudy(spec, resolveActivations([activation])), { version: '0', hash: '' }).rows;
}

/** ∂C/∂w_l = 2(wᴸ − y)·wᴸ⁻¹ of a linear chain, the same for every layer; ∂C/∂b_l lacks the factor h_l = wˡ. */
test.for([
  { weight: 4, depth: 10 },
  { weight: 4, depth: 600 },
  { weight: 0.25, depth: 600 },
  { weight: 3, depth: 5000 },
])(
  'a study of linear chains of weight $weight and depth $depth has the gradients of the closed form',
  ({ weight, depth }) => {
    const log = depth * Math.log10(weight);
    // Beyond float64 one of the two terms of the residual is all of it.
    const residual = log > 300 ? log : Math.log10(Math.abs(10 ** log - 0.5));
    for (const { layer, parameter, log10, share } of rows('identity', weight, depth)) {
      const entering = parameter === 'weight' ? 0 : layer;
      const truth = Math.log10(2) + residual + (depth - 1 - entering) * Math.log10(weight);
      expect(share).toEqual({ zero: 0, infinite: 0, nan: 0 });
      for (const value of Object.values(log10)) expect(Math.abs(value - truth)).toBeLessThan(0.0035);
    }
  },
);

test('a chain that dies in its first layer passes exact zeros back from there', () => {
  const found = rows('relu', -1, 40);
  expect(found.map(({ layer, parameter, share }) => [layer, parameter, share.zero])).toEqual([
    [0, 'weight', 1],
    [0, 'bias', 1],
    [39, 'weight', 1],
    [39, 'bias', 1],
  ]);
  for (const { log10, below } of found) {
    expect(Object.values(log10).every(Number.isNaN)).toBe(true);
    expect(below.float64).toEqual({ normal: 1, subnormal: 1 });
  }
});
