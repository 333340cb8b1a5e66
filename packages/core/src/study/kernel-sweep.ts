import type { Activation } from '../activation.ts';
import { losses } from '../chain/loss.ts';
import { hasVectors } from '../kernel/assembly/web-assembly.ts';
import { SweepKernel } from '../kernel/sweep-kernel.ts';
import type { Distribution } from './distribution.ts';
import { type DrawnBlock, DrawnBlocks } from './drawn-blocks.ts';
import type { KeyTable } from './key-table.ts';

import type { Shard } from './shard.ts';
import type { Study } from './study.ts';
import { type SweepRows, sweepRows } from './sweep-rows.ts';

/** The lanes of a cell block by block through a kernel: activations with vectors, one example a lane. */
export class KernelSweep {
  /** Lanes a block. */
  readonly lanes: number;
  private readonly study: Study;
  private readonly kernel: SweepKernel;
  private readonly scheme: Distribution;
  private readonly rows: SweepRows;

  /** The fast path of a cell, or undefined where there is none. */
  static for(study: Study, shard: Shard): KernelSweep | undefined {
    const { data } = study.spec;
    const oneExample = 'examples' in data && data.examples === 1;
    return oneExample && hasVectors() && study.activations[shard.activation]!.vectors !== undefined
      ? new KernelSweep(study, shard)
      : undefined;
  }

  private constructor(study: Study, shard: Shard) {
    const { spec } = study;
    const deepest = spec.depths.at(-1)!;
    const activation = study.activations[shard.activation]!;
    this.study = study;
    this.kernel = sweepKernel(activation, deepest);
    this.lanes = this.kernel.lanes;
    this.scheme = spec.weights[shard.weights]!;
    this.rows = sweepRows(study);
  }

  /** Counts `count` lanes, an even number; false, with nothing counted, where the kernel declines. */
  run(first: number, count: number, table: KeyTable): boolean {
    if (count % 2 !== 0) return false;
    const { kernel } = this;
    const loss = losses[this.study.spec.loss];
    const { targets, hasBiases } = this.load(first, count);
    if (!kernel.run(hasBiases)) return false;
    for (const { depth } of this.rows.depths) if (!kernel.atDepth(depth, targets, loss)) return false;

    let row = 0;
    for (const { depth, layers } of this.rows.depths) {
      kernel.atDepth(depth, targets, loss);
      for (const layer of layers) {
        kernel.gradients(depth, layer, table, row);
        row += 2;
      }
    }
    for (let layer = 0; layer < kernel.deepest; layer += 1) {
      kernel.factors(layer, table, this.rows.factors + 3 * layer);
    }
    return true;
  }

  /** Puts a block into the kernel's arrays. */
  private load(first: number, count: number): DrawnBlock {
    const { kernel } = this;
    const block = drawnBlocks(this.study).block(this.scheme, kernel.deepest, first, count);
    kernel.use(count);
    kernel.row('h', 0).set(block.inputs);
    for (let layer = 0; layer < kernel.deepest; layer += 1) {
      kernel.row('weights', layer).set(block.weights[layer]!);
      kernel.row('biases', layer).set(block.biases[layer]!);
    }
    return block;
  }
}

/** The blocks drawn for a study. */
const drawn = new WeakMap<Study, DrawnBlocks>();

function drawnBlocks(study: Study): DrawnBlocks {
  const known = drawn.get(study) ?? new DrawnBlocks(study);
  drawn.set(study, known);
  return known;
}

/** Kernels by activation and depth: an engine compiles a module the better the longer it runs. */
const kernels = new WeakMap<Activation, Map<number, SweepKernel>>();

function sweepKernel(activation: Activation, deepest: number): SweepKernel {
  const known = kernels.get(activation) ?? new Map<number, SweepKernel>();
  kernels.set(activation, known);
  const kernel = known.get(deepest) ?? new SweepKernel(activation, activation.vectors!, deepest);
  known.set(deepest, kernel);
  return kernel;
}
