import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { philox } from '../packages/core/src/index.ts';
import { normalOf } from '../packages/core/src/random/normal.ts';
import { unit } from '../packages/core/src/random/unit.ts';
import type { DrawnFiles } from './protocol.ts';

/** The last word of a study's counters. */
const STREAMS = { weight: 0, input: 2, target: 3 } as const;

/** The seed of every piece of work. */
export const SEED = 1;

const words = new Uint32Array(4);

/**
 * Writes the draws of a grid cell into a folder: weights and inputs standard normal, targets uniform on [0, 1), lanes 2j
 * and 2j + 1 of layer l from the counter (j, 0, l, stream) of Philox4x32-10, as in a study of that seed.
 *
 * Files of the same number of lanes are shared: chains of every depth begin with the same layers.
 */
export class DrawnFolder {
  private readonly folder: string;
  /** The depth that the files of so many lanes reach to. */
  private readonly written = new Map<number, number>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Where the draws of so many lanes are, once they are written. */
  files(lanes: number): DrawnFiles {
    const path = (name: string) => join(this.folder, `${name}-${lanes}.f64`);
    return { weights: path('weights'), inputs: path('inputs'), targets: path('targets') };
  }

  /** Writes the draws of so many lanes for chains of at least this depth. */
  write(lanes: number, depth: number): void {
    if ((this.written.get(lanes) ?? 0) >= depth) return;
    const files = this.files(lanes);
    const weights = openSync(files.weights, 'w');
    for (let layer = 0; layer < depth; layer += 1) writeSync(weights, row('weight', layer, lanes));
    closeSync(weights);
    writeFileSync(files.inputs, row('input', 0, lanes));
    writeFileSync(files.targets, row('target', 0, lanes));
    this.written.set(lanes, depth);
  }
}

function row(stream: keyof typeof STREAMS, position: number, lanes: number): Uint8Array {
  const numbers = new Float64Array(lanes);
  for (let lane = 0; lane < lanes; lane += 1) {
    const odd = lane % 2;
    if (odd === 0) philox([lane / 2, 0, position, STREAMS[stream]], [SEED, 0], words);
    numbers[lane] =
      stream === 'target' ? unit(words[2 * odd]!, words[2 * odd + 1]!) : normalOf(words, odd === 1);
  }
  return new Uint8Array(numbers.buffer);
}
