import { resolveActivation } from '../../packages/activations/src/index.ts';
import type { Task } from '../cell.ts';
import { SEED } from '../draws.ts';
import { ACTIVATIONS } from './grid.ts';

/** The formula of a built-in activation, typed under another name, against the built-in: the same bits, as fast. */
export const formula: Task = {
  title: '(f) a formula typed against the built-in of the same formula',
  cells: () => {
    // So many that all code has long been optimised: runs of few lanes time the compiler.
    const [depth, lanes] = [50, 65_536];
    return ACTIVATIONS.map((activation) => {
      const typed = `typed = ${resolveActivation(activation).formula}`;
      const work = { work: 'pipeline', depth, lanes, seed: SEED } as const;
      return {
        task: 'f',
        label: `${activation}, depth ${depth}, ${lanes.toLocaleString('en')} lanes`,
        activation,
        depth,
        lanes,
        gradients: depth * lanes,
        entries: [
          { peer: 'engine', work: { ...work, activation } },
          { peer: 'typed', work: { ...work, activation: typed }, comparison: 'bits' },
        ],
      };
    });
  },
};
