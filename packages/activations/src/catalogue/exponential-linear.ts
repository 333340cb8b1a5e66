import { type CatalogueEntry, entry } from './entry.ts';

/** Units that are linear above 0 and exponential below. */
export const exponentialLinear: readonly CatalogueEntry[] = [
  entry({
    name: 'elu',
    title: 'ELU',
    formula: 'z > 0 ? z : alpha * expm1(z)',
    parameters: { alpha: 1 },
    reference:
      'Clevert, Unterthiner & Hochreiter, Fast and accurate deep network learning by ELUs, ICLR 2016',
    aliases: { pytorch: 'nn.ELU', jax: 'elu', keras: 'elu', tfjs: 'elu' },
    notes: 'The slope jumps at 0 unless alpha is 1.',
    traits: { monotone: 'increasing', range: [-1, Number.POSITIVE_INFINITY] },
  }),
  entry({
    name: 'celu',
    title: 'CELU',
    formula: 'z > 0 ? z : alpha * expm1(z / alpha)',
    parameters: { alpha: 1 },
    reference: 'Barron, Continuously differentiable exponential linear units, 2017',
    aliases: { pytorch: 'nn.CELU', jax: 'celu', keras: 'celu' },
    traits: { monotone: 'increasing', range: [-1, Number.POSITIVE_INFINITY] },
  }),
  entry({
    name: 'selu',
    title: 'SELU',
    formula: 'lambda * (z > 0 ? z : alpha * expm1(z))',
    parameters: { lambda: 1.0507009873554804934, alpha: 1.6732632423543772848 },
    reference: 'Klambauer, Unterthiner, Mayr & Hochreiter, Self-normalizing neural networks, NeurIPS 2017',
    aliases: { pytorch: 'nn.SELU', jax: 'selu', keras: 'selu', tfjs: 'selu' },
    slopeAtKinks: [
      {
        at: 0,
        slopes: {
          pytorch: 1.7580993408473766,
          jax: 1.7580993408473766,
          tfjs: 1.7580993408473766,
          'jax-js': 1.0507009873554805,
        },
      },
    ],
    traits: { monotone: 'increasing' },
  }),
  entry({
    name: 'exponential',
    title: 'Exponential',
    formula: 'exp(z)',
    reference: 'Keras activations.exponential',
    aliases: { keras: 'exponential' },
    notes: 'The slope has no bound.',
    traits: { monotone: 'increasing', range: [0, Number.POSITIVE_INFINITY] },
  }),
];
