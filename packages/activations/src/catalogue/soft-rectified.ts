import { type CatalogueEntry, entry } from './entry.ts';

/** Smooth forms of max(z, 0). */
export const softRectified: readonly CatalogueEntry[] = [
  entry({
    name: 'softplus',
    title: 'Softplus',
    formula: 'softplus(beta * z) / beta',
    parameters: { beta: 1 },
    reference:
      'Dugas, Bengio, Bélisle, Nadeau & Garcia, Incorporating second-order functional knowledge, 2001',
    aliases: { pytorch: 'nn.Softplus', jax: 'softplus', keras: 'softplus', tfjs: 'softplus' },
    notes: 'PyTorch replaces it by z where beta·z > 20, an error of up to 2e-9; here it is not.',
    traits: { monotone: 'increasing', range: [0, Number.POSITIVE_INFINITY] },
  }),
  entry({
    name: 'squareplus',
    title: 'Squareplus',
    // (z + √(z² + b))/2; below 0 its conjugate, which does not cancel.
    formula: 'z > 0 ? (z + sqrt(z ** 2 + b)) / 2 : b / (2 * (sqrt(z ** 2 + b) - z))',
    parameters: { b: 4 },
    reference: 'Barron, Squareplus: a softplus-like algebraic rectifier, 2021',
    aliases: { jax: 'squareplus', keras: 'squareplus' },
    traits: { monotone: 'increasing', range: [0, Number.POSITIVE_INFINITY] },
  }),
  entry({
    name: 'sparse-plus',
    title: 'Sparse plus',
    formula: 'z <= -1 ? 0 : z < 1 ? (z + 1) ** 2 / 4 : z',
    reference: 'jax.nn.sparse_plus',
    aliases: { jax: 'sparse_plus', keras: 'sparse_plus' },
    traits: { monotone: 'increasing', range: [0, Number.POSITIVE_INFINITY] },
  }),
];
