import type { Entry, Task } from '../cell.ts';
import { SEED } from '../draws.ts';
import type { PeerName } from '../peers.ts';

/** Draws, gradients and statistics together, each peer with its own generator. */
export const pipeline: Task = {
  title: '(e) draw, gradient and statistics together',
  cells: ({ quick }) => {
    const [activation, depth, lanes] = ['sigmoid', 50, quick ? 16_384 : 65_536];
    const peers: readonly PeerName[] = [
      'engine',
      'torch-autograd',
      'torch-manual',
      'numpy',
      'c-128',
      'c-512',
    ];
    return [
      {
        task: 'e',
        label: `${activation}, depth ${depth}, ${lanes.toLocaleString('en')} lanes`,
        activation,
        depth,
        lanes,
        gradients: depth * lanes,
        entries: peers.map(
          (peer): Entry => ({
            peer,
            work: { work: 'pipeline', activation, depth, lanes, seed: SEED },
            comparison: 'samples',
          }),
        ),
      },
    ];
  },
};
