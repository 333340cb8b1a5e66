import { type CatalogueEntry, entry } from './entry.ts';

/** Functions that come back. */
export const wavesAndBells: readonly CatalogueEntry[] = [
  entry({
    name: 'sine',
    title: 'Sine',
    formula: 'sin(z)',
    reference:
      'Sitzmann et al., Implicit neural representations with periodic activation functions, NeurIPS 2020',
    notes: 'Accurate for |z| ≤ 2²⁰.',
    traits: { symmetry: 'odd', range: [-1, 1] },
  }),
  entry({
    name: 'gaussian',
    title: 'Gaussian',
    formula: 'gauss(z)',
    reference: 'Broomhead & Lowe, Multivariable functional interpolation and adaptive networks, 1988',
    notes: 'e^(−z²).',
    traits: { symmetry: 'even', range: [0, 1] },
  }),
];
