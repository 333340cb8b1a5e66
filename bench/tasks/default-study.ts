import type { Entry, Task } from '../cell.ts';
import { SEED } from '../draws.ts';
import type { PeerName } from '../peers.ts';
import type { StudyWork } from '../protocol.ts';

/** The activations of the default study, and the Python peers' names for them. */
export const STUDY_ACTIVATIONS: readonly string[] = [
  'sigmoid',
  'tanh',
  'relu',
  'leaky-relu',
  'gelu',
  'silu',
  'steep-sigmoid = sigmoid(4 * z)',
];

export const SCHEMES: readonly string[] = ['constant:1', 'normal:1'];

/** Sweep of the default study, without its training: draws, gradients and statistics of all layers at seven depths. */
export const defaultStudy: Task = {
  title: '(c) the default study’s sweep',
  cells: ({ quick }) => {
    const depths = [1, 2, 4, 8, 16, 32, 64];
    const lanes = quick ? 1024 : 4096;
    const work: StudyWork = {
      work: 'study',
      activations: STUDY_ACTIVATIONS,
      depths,
      schemes: SCHEMES,
      lanes,
      seed: SEED,
    };
    const peers: readonly PeerName[] = ['engine', 'engine-2', 'torch-autograd', 'torch-2', 'numpy'];
    const layers = depths.reduce((sum, depth) => sum + depth, 0);
    return [
      {
        task: 'c',
        label: `7 activations, 7 depths to 64, 2 schemes, ${lanes.toLocaleString('en')} lanes`,
        lanes,
        gradients: layers * lanes * STUDY_ACTIVATIONS.length * SCHEMES.length,
        entries: peers.map(
          (peer): Entry => ({ peer, work, comparison: peer === 'engine-2' ? 'bits' : 'samples' }),
        ),
      },
    ];
  },
};
