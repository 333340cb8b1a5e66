import type { Task } from '../cell.ts';
import { SEED } from '../draws.ts';
import type { StudyWork } from '../protocol.ts';

/** The same study on few and on many lanes: its memory is not to grow with them. */
export const memory: Task = {
  title: '(h) memory',
  cells: ({ quick }) => {
    const [activations, depth] = [['sigmoid', 'tanh', 'relu', 'gelu'], 16];
    return [1e5, quick ? 1e6 : 1e7].map((lanes) => {
      const work: StudyWork = {
        work: 'study',
        activations,
        depths: [depth],
        schemes: ['normal:1'],
        lanes,
        seed: SEED,
        // Few lanes and many on the same threads.
        alwaysThreads: true,
      };
      return {
        task: 'h',
        label: `${activations.length} activations, depth ${depth}, ${lanes.toLocaleString('en')} lanes`,
        lanes,
        rounds: 1,
        gradients: depth * lanes * activations.length,
        entries: (['engine', 'engine-2'] as const).map((peer) => ({ peer, work })),
      };
    });
  },
};
