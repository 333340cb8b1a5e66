import type { Task } from '../cell.ts';
import { SEED } from '../draws.ts';
import type { StudyWork } from '../protocol.ts';
import { STUDY_ACTIVATIONS } from './default-study.ts';

/** Two threads against one, start of the threads included: a study of some seconds, and one four times as long. */
export const threads: Task = {
  title: '(g) two threads against one',
  cells: ({ quick }) => {
    const depths = [4, 16, 64];
    const schemes = ['normal:1'];
    return (quick ? [65_536] : [262_144, 1_048_576]).map((lanes) => {
      const work: StudyWork = {
        work: 'study',
        activations: STUDY_ACTIVATIONS,
        depths,
        schemes,
        lanes,
        seed: SEED,
      };
      return {
        task: 'g',
        label: `7 activations, depths ${depths.join(', ')}, ${lanes.toLocaleString('en')} lanes`,
        lanes,
        rounds: 3,
        gradients: depths.reduce((sum, depth) => sum + depth, 0) * lanes * STUDY_ACTIVATIONS.length,
        entries: [
          { peer: 'engine', work },
          { peer: 'engine-2', work, comparison: 'bits' },
        ],
      };
    });
  },
};
