import { type CatalogueEntry, entry } from './entry.ts';

/** Steps from 0 to 1, and the logarithm of one. */
export const sigmoidal: readonly CatalogueEntry[] = [
  entry({
    name: 'sigmoid',
    title: 'Sigmoid',
    formula: 'sigmoid(z)',
    reference: 'the logistic function; Rumelhart, Hinton & Williams, Learning representations, Nature 1986',
    aliases: { pytorch: 'nn.Sigmoid', jax: 'sigmoid', keras: 'sigmoid', tfjs: 'sigmoid' },
    traits: { monotone: 'increasing', range: [0, 1] },
  }),
  entry({
    name: 'log-sigmoid',
    title: 'Log-sigmoid',
    formula: '-softplus(-z)',
    reference: 'PyTorch nn.LogSigmoid',
    aliases: { pytorch: 'nn.LogSigmoid', jax: 'log_sigmoid', keras: 'log_sigmoid' },
    traits: { monotone: 'increasing', range: [Number.NEGATIVE_INFINITY, 0] },
  }),
  entry({
    name: 'hard-sigmoid',
    title: 'Hard sigmoid',
    formula: 'z <= -3 ? 0 : z < 3 ? (z + 3) / 6 : 1',
    reference: 'Howard et al., Searching for MobileNetV3, ICCV 2019',
    aliases: { pytorch: 'nn.Hardsigmoid', jax: 'hard_sigmoid', keras: 'hard_sigmoid' },
    notes: 'Slope 1/6 in PyTorch, JAX and Keras 3; 0.2 in Keras 2 and tfjs: hard-sigmoid-keras2.',
    slopeAtKinks: [
      { at: -3, slopes: { pytorch: 0, jax: 0, 'jax-js': 1 / 6 } },
      { at: 3, slopes: { pytorch: 0, jax: 0, 'jax-js': 1 / 6 } },
    ],
    traits: { monotone: 'increasing', range: [0, 1] },
  }),
  entry({
    name: 'hard-sigmoid-keras2',
    title: 'Hard sigmoid (Keras 2)',
    // 0.2·z + 0.5, without the rounding of 0.2.
    formula: 'z <= -2.5 ? 0 : z < 2.5 ? (z + 2.5) / 5 : 1',
    reference: 'Courbariaux, Bengio & David, BinaryConnect, NeurIPS 2015; Keras 2 hard_sigmoid',
    aliases: { tfjs: 'hardSigmoid' },
    slopeAtKinks: [
      { at: -2.5, slopes: { tfjs: 0.2 } },
      { at: 2.5, slopes: { tfjs: 0.2 } },
    ],
    traits: { monotone: 'increasing', range: [0, 1] },
  }),
  entry({
    name: 'sparse-sigmoid',
    title: 'Sparse sigmoid',
    formula: 'z <= -1 ? 0 : z < 1 ? (z + 1) / 2 : 1',
    reference: 'jax.nn.sparse_sigmoid, the slope of sparse-plus',
    aliases: { jax: 'sparse_sigmoid', keras: 'sparse_sigmoid' },
    traits: { monotone: 'increasing', range: [0, 1] },
  }),
  entry({
    name: 'elliott',
    title: 'Elliott',
    // ½ + ½·z/(1 + |z|), without the cancelling of its left tail.
    formula: 'z > 0 ? 1 - 1 / (2 + 2 * z) : 1 / (2 - 2 * z)',
    reference: 'Elliott, A better activation function for artificial neural networks, 1993',
    traits: { monotone: 'increasing', range: [0, 1] },
  }),
];
