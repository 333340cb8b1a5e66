import type { Task } from '../cell.ts';
import { SEED } from '../draws.ts';
import type { StudyWork } from '../protocol.ts';
import { SCHEMES, STUDY_ACTIVATIONS } from './default-study.ts';

const ALL_DEPTHS: readonly number[] = Array.from({ length: 64 }, (_, index) => index + 1);

/**
 * Every depth from 1 to 64, all layers, 100,000 lanes, two threads each.
 *
 * The whole takes PyTorch minutes, so that it does depths 8, 25, 40 and 57 of the random scheme alone: every depth is
 * a pass of its own whose time is linear in it, and these are a sixteenth of the layers of all depths; its seconds are
 * extrapolated. The engine does all depths and both schemes, in a quick run on a part of the lanes.
 */
export const sweep: Task = {
  title: '(d) all depths from 1 to 64',
  cells: ({ quick }) => {
    const lanes = 100_000;
    const [part, some] = quick ? [8192, 4096] : [lanes, 16_384];
    const study: Omit<StudyWork, 'depths' | 'lanes' | 'schemes'> = {
      work: 'study',
      activations: STUDY_ACTIVATIONS,
      seed: SEED,
    };
    const sample = [8, 25, 40, 57];
    const share = sum(ALL_DEPTHS) / sum(sample);
    return [
      {
        task: 'd',
        label: `7 activations, depths 1…64, 2 schemes, ${lanes.toLocaleString('en')} lanes`,
        lanes,
        gradients: sum(ALL_DEPTHS) * lanes * STUDY_ACTIVATIONS.length * SCHEMES.length,
        note: `engine on ${part.toLocaleString('en')} lanes; PyTorch on ${some.toLocaleString('en')} lanes, depths ${sample.join(', ')}, normal:1 alone`,
        entries: [
          {
            peer: 'engine-2',
            work: { ...study, depths: ALL_DEPTHS, schemes: SCHEMES, lanes: part },
            times: lanes / part,
          },
          {
            peer: 'torch-2',
            work: { ...study, depths: sample, schemes: ['normal:1'], lanes: some },
            times: (lanes / some) * share * SCHEMES.length,
          },
        ],
      },
    ];
  },
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, x) => total + x, 0);
}
