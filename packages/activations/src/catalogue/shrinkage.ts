import { type CatalogueEntry, entry } from './entry.ts';

/** Functions that take small pre-activations to 0 or near it. */
export const shrinkage: readonly CatalogueEntry[] = [
  entry({
    name: 'softshrink',
    title: 'Soft shrinkage',
    formula: 'z > lambda ? z - lambda : z < -lambda ? z + lambda : 0',
    parameters: { lambda: 0.5 },
    reference: 'Donoho, De-noising by soft-thresholding, 1995',
    aliases: { pytorch: 'nn.Softshrink', keras: 'soft_shrink' },
    slopeAtKinks: [
      { at: -0.5, slopes: { pytorch: 0 } },
      { at: 0.5, slopes: { pytorch: 0 } },
    ],
    traits: { monotone: 'increasing', symmetry: 'odd' },
  }),
  entry({
    name: 'hardshrink',
    title: 'Hard shrinkage',
    formula: 'abs(z) > lambda ? z : 0',
    parameters: { lambda: 0.5 },
    reference: 'Donoho & Johnstone, Ideal spatial adaptation by wavelet shrinkage, 1994',
    aliases: { pytorch: 'nn.Hardshrink', keras: 'hard_shrink' },
    notes: 'Jumps by lambda at ±lambda: no bound of the slope bounds the function.',
    slopeAtKinks: [
      { at: -0.5, slopes: { pytorch: 0 } },
      { at: 0.5, slopes: { pytorch: 0 } },
    ],
    traits: { monotone: 'increasing', symmetry: 'odd' },
  }),
  entry({
    name: 'tanhshrink',
    title: 'Tanh shrinkage',
    formula: 'z - tanh(z)',
    reference: 'PyTorch nn.Tanhshrink',
    aliases: { pytorch: 'nn.Tanhshrink', keras: 'tanh_shrink' },
    traits: { monotone: 'increasing', symmetry: 'odd' },
  }),
];
