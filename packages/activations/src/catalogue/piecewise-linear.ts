import { type CatalogueEntry, entry } from './entry.ts';

/** The identity and the rectifiers made of straight lines. */
export const piecewiseLinear: readonly CatalogueEntry[] = [
  entry({
    name: 'identity',
    title: 'Identity',
    formula: 'z',
    reference: 'the linear unit; PyTorch nn.Identity, Keras linear',
    aliases: { pytorch: 'nn.Identity', jax: 'identity', keras: 'linear', tfjs: 'linear' },
    traits: { monotone: 'increasing', symmetry: 'odd' },
  }),
  entry({
    name: 'relu',
    title: 'ReLU',
    formula: 'z > 0 ? z : 0',
    reference: 'Nair & Hinton, Rectified linear units improve restricted Boltzmann machines, ICML 2010',
    aliases: { pytorch: 'nn.ReLU', jax: 'relu', keras: 'relu', tfjs: 'relu' },
    slopeAtKinks: [
      {
        at: 0,
        slopes: { pytorch: 0, jax: 0, tfjs: 0, 'jax-js': 1 },
        note: 'jnp.maximum(x, 0) and torch.maximum take ½, torch.clamp_min takes 1',
      },
    ],
    traits: { monotone: 'increasing', range: [0, Number.POSITIVE_INFINITY] },
  }),
  entry({
    name: 'keras-relu',
    title: 'ReLU (general)',
    formula: 'z > theta ? min(z, ceiling) : slope * (z - theta)',
    parameters: { slope: 0, ceiling: Number.MAX_VALUE, theta: 0 },
    reference: 'Keras activations.relu(x, negative_slope, max_value, threshold)',
    aliases: { keras: 'relu(negative_slope, max_value, threshold)' },
    notes: 'Jumps by theta at theta unless theta is 0. The default ceiling stands for none.',
    slopeAtKinks: [{ at: 0, slopes: { keras: 0 } }],
    traits: { monotone: 'increasing' },
  }),
  entry({
    name: 'relu6',
    title: 'ReLU6',
    formula: 'z <= 0 ? 0 : z < 6 ? z : 6',
    reference: 'Krizhevsky, Convolutional deep belief networks on CIFAR-10, 2010',
    aliases: { pytorch: 'nn.ReLU6', jax: 'relu6', keras: 'relu6', tfjs: 'relu6' },
    slopeAtKinks: [
      { at: 0, slopes: { pytorch: 0, jax: 0, tfjs: 0, 'jax-js': 1 } },
      {
        at: 6,
        slopes: { pytorch: 0, jax: 0, tfjs: 1, 'jax-js': 1 },
        note: 'tfjs: 1 in its core, 0 in its layers',
      },
    ],
    traits: { monotone: 'increasing', range: [0, 6] },
  }),
  entry({
    name: 'leaky-relu',
    title: 'Leaky ReLU',
    formula: 'z > 0 ? z : slope * z',
    parameters: { slope: 0.01 },
    reference: 'Maas, Hannun & Ng, Rectifier nonlinearities improve neural network acoustic models, 2013',
    aliases: { pytorch: 'nn.LeakyReLU', jax: 'leaky_relu', keras: 'leaky_relu', tfjs: 'leakyReLU' },
    notes:
      'Default slope: 0.01 in PyTorch, JAX and brain.js, 0.2 in the functions of Keras and tfjs, 0.3 in the layer of Keras.',
    slopeAtKinks: [
      {
        at: 0,
        slopes: { pytorch: 0.01, jax: 1, tfjs: 0.2, 'jax-js': 1 },
        note: 'PyTorch and tfjs: their own slope',
      },
    ],
    traits: { monotone: 'increasing' },
  }),
  entry({
    name: 'prelu',
    title: 'PReLU',
    formula: 'z > 0 ? z : slope * z',
    parameters: { slope: 0.25 },
    reference: 'He, Zhang, Ren & Sun, Delving deep into rectifiers, ICCV 2015',
    aliases: { pytorch: 'nn.PReLU', keras: 'PReLU', tfjs: 'prelu' },
    notes: 'The slope is learned: it starts at 0.25 in PyTorch, at 0 in Keras.',
    slopeAtKinks: [{ at: 0, slopes: { pytorch: 0.25 } }],
    traits: { monotone: 'increasing' },
  }),
  entry({
    name: 'rrelu',
    title: 'RReLU',
    formula: 'z > 0 ? z : (lower + upper) / 2 * z',
    parameters: { lower: 1 / 8, upper: 1 / 3 },
    reference: 'Xu, Wang, Chen & Li, Empirical evaluation of rectified activations, 2015',
    aliases: { pytorch: 'nn.RReLU' },
    notes: 'As evaluated: in training the slope is drawn from U(lower, upper) for every unit.',
    slopeAtKinks: [{ at: 0, slopes: { pytorch: 11 / 48 } }],
    traits: { monotone: 'increasing' },
  }),
  entry({
    name: 'threshold',
    title: 'Threshold',
    formula: 'z > theta ? z : value',
    parameters: { theta: 1, value: 0 },
    reference:
      'PyTorch nn.Threshold; Konda, Memisevic & Krueger, Zero-bias autoencoders, 2015 (thresholded ReLU)',
    aliases: { pytorch: 'nn.Threshold', keras: 'threshold' },
    notes: 'Frameworks have no default; theta = 1 with value 0 is the thresholded ReLU of Keras 2.',
    slopeAtKinks: [{ at: 1, slopes: { pytorch: 0 } }],
  }),
];
