import { type CatalogueEntry, entry } from './entry.ts';

/** The pre-activation times a gate that opens with it. */
export const gated: readonly CatalogueEntry[] = [
  entry({
    name: 'gelu',
    title: 'GELU',
    formula: 'z * Phi(z)',
    reference: 'Hendrycks & Gimpel, Gaussian error linear units, 2016',
    aliases: { pytorch: 'nn.GELU', jax: 'gelu(approximate=False)', keras: 'gelu', tfjs: 'gelu' },
    notes:
      'The exact form, which is the default of PyTorch and of Keras activations; JAX and Keras ops default to gelu-tanh.',
  }),
  entry({
    name: 'gelu-tanh',
    title: 'GELU (tanh form)',
    // z/2·(1 + tanh(u)) is z·σ(2u), and stays right where 1 + tanh(u) cancels; u is written as the slope has it.
    formula: 'z * sigmoid(2 * sqrt(2 / pi) * z * (1 + 0.044715 * z ** 2))',
    reference: 'Hendrycks & Gimpel, Gaussian error linear units, 2016, section 2',
    aliases: {
      pytorch: "nn.GELU(approximate='tanh')",
      jax: 'gelu',
      keras: 'gelu(approximate=True)',
      tfjs: 'gelu_new',
    },
  }),
  entry({
    name: 'quick-gelu',
    title: 'Quick GELU',
    formula: 'z * sigmoid(1.702 * z)',
    reference: 'Hendrycks & Gimpel, Gaussian error linear units, 2016, section 2; used by CLIP',
  }),
  entry({
    name: 'silu',
    title: 'SiLU',
    formula: 'z * sigmoid(z)',
    reference: 'Elfwing, Uchibe & Doya, Sigmoid-weighted linear units, 2017',
    aliases: { pytorch: 'nn.SiLU', jax: 'silu', keras: 'silu', tfjs: 'swish' },
  }),
  entry({
    name: 'swish',
    title: 'Swish',
    formula: 'z * sigmoid(beta * z)',
    parameters: { beta: 1 },
    reference: 'Ramachandran, Zoph & Le, Searching for activation functions, 2017',
    notes: 'The swish of JAX, Keras and tfjs is silu, that is beta = 1. The cap is the same for every beta.',
  }),
  entry({
    name: 'mish',
    title: 'Mish',
    formula: 'z * tanh(softplus(z))',
    reference: 'Misra, Mish: a self regularized non-monotonic activation function, BMVC 2020',
    aliases: { pytorch: 'nn.Mish', jax: 'mish', keras: 'mish', tfjs: 'mish' },
  }),
  entry({
    name: 'hard-swish',
    title: 'Hard swish',
    formula: 'z <= -3 ? 0 : z < 3 ? z * (z + 3) / 6 : z',
    reference: 'Howard et al., Searching for MobileNetV3, ICCV 2019',
    aliases: { pytorch: 'nn.Hardswish', jax: 'hard_silu, hard_swish', keras: 'hard_silu, hard_swish' },
    slopeAtKinks: [
      { at: -3, slopes: { pytorch: 0, jax: 0, 'jax-js': -0.5 }, note: 'older PyTorch: −0.5' },
      {
        at: 3,
        slopes: { pytorch: 1, jax: 1, 'jax-js': 1.5 },
        note: 'older PyTorch: 1.5 by its scalar path, 1 by its vector path',
      },
    ],
  }),
  entry({
    name: 'lisht',
    title: 'LiSHT',
    formula: 'z * tanh(z)',
    reference:
      'Roy, Manna, Dubey & Chaudhuri, LiSHT: non-parametric linearly scaled hyperbolic tangent, 2019',
    traits: { symmetry: 'even', range: [0, Number.POSITIVE_INFINITY] },
  }),
];
