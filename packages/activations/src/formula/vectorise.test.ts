import { createStudy, type Differentiable, parseStudy, runStudy } from '@chainrule/core';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../catalogue/index.ts';
import { defineActivation } from '../define-activation.ts';

const provenance = { version: '0.0.0', hash: 'test' };

/** Everything a formula may hold, also what no activation of the catalogue needs. */
const formulas = [
  'log(1 + z * z) + sqrt(abs(z))',
  'z > 0 && z < 1 || z == 2 ? exp(z) : min(z, 1, z ** 3)',
  'max(z, -z / 3) * sign(z - 0.25)',
  'sigmoid(1.702 * z) + softplus(z / 0.3) + exp(-3.3 * abs(z))',
  'erfc(0.7 * z) * cos(3 * z)',
  'log1p(z * z) / (z ** -2 + 1)',
];

describe('formulas on vectors have the bits of the scalar functions', () => {
  const activations = [
    ...catalogue,
    ...formulas.map((formula, index) => defineActivation({ name: `formula-${index}`, formula })),
  ];

  test.each([
    ['small weights', 'normal:1', 'constant:0'],
    ['large weights and biases', 'normal:20', 'normal:3'],
  ])('%s', (_, weights, biases) => {
    const spec = parseStudy({ activations: ['a'], depths: [1, 6], weights, biases, chains: 130 });
    for (const activation of activations) {
      const { vectors, ...scalarOnly } = activation as typeof activation & Differentiable;
      expect(vectors).toBeDefined();
      const found = runStudy(createStudy(spec, [activation]), provenance);
      const expected = runStudy(
        createStudy(spec, [{ ...scalarOnly, bounds: activation.bounds }]),
        provenance,
      );
      expect({ name: activation.name, rows: found.rows, factors: found.factors }).toEqual({
        name: activation.name,
        rows: expected.rows,
        factors: expected.factors,
      });
    }
  });
});
