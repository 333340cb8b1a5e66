import { type CatalogueEntry, entry } from './entry.ts';

/** Odd functions that level off on both sides. */
export const oddSaturating: readonly CatalogueEntry[] = [
  entry({
    name: 'tanh',
    title: 'Tanh',
    formula: 'tanh(z)',
    reference: 'the hyperbolic tangent',
    aliases: { pytorch: 'nn.Tanh', jax: 'tanh', keras: 'tanh', tfjs: 'tanh' },
    traits: { monotone: 'increasing', symmetry: 'odd', range: [-1, 1] },
  }),
  entry({
    name: 'lecun-tanh',
    title: 'LeCun’s tanh',
    formula: '1.7159 * tanh(2 * z / 3)',
    reference: 'LeCun, Bottou, Orr & Müller, Efficient BackProp, 1998, section 4.4',
    traits: { monotone: 'increasing', symmetry: 'odd', range: [-1.7159, 1.7159] },
  }),
  entry({
    name: 'hard-tanh',
    title: 'Hard tanh',
    formula: 'z <= low ? low : z < high ? z : high',
    parameters: { low: -1, high: 1 },
    reference: 'Collobert, Large scale machine learning, 2004',
    aliases: { pytorch: 'nn.Hardtanh', jax: 'hard_tanh', keras: 'hard_tanh' },
    slopeAtKinks: [
      { at: -1, slopes: { pytorch: 0, jax: 1, tfjs: 1, 'jax-js': 1 }, note: 'tfjs: by clipByValue' },
      { at: 1, slopes: { pytorch: 0, jax: 1, tfjs: 1, 'jax-js': 1 }, note: 'tfjs: by clipByValue' },
    ],
    traits: { monotone: 'increasing', symmetry: 'odd', range: [-1, 1] },
  }),
  entry({
    name: 'softsign',
    title: 'Softsign',
    formula: 'z / (1 + abs(z))',
    reference:
      'Bergstra, Desjardins, Lamblin & Bengio, Quadratic polynomials learn better image features, 2009',
    aliases: { pytorch: 'nn.Softsign', jax: 'soft_sign', keras: 'softsign', tfjs: 'softsign' },
    traits: { monotone: 'increasing', symmetry: 'odd', range: [-1, 1] },
  }),
  entry({
    name: 'arctan',
    title: 'Arctan',
    formula: 'atan(z)',
    reference: 'the inverse tangent',
    traits: { monotone: 'increasing', symmetry: 'odd', range: [-1.5707963267948966, 1.5707963267948966] },
  }),
  entry({
    name: 'erf',
    title: 'Error function',
    formula: 'erf(z)',
    reference: 'the error function',
    traits: { monotone: 'increasing', symmetry: 'odd', range: [-1, 1] },
  }),
];
