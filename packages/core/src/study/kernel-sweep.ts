import type { Activation } from '../activation.ts';
import { losses } from '../chain/loss.ts';
import { hasVectors } from '../kernel/assembly/web-assembly.ts';
import { SweepKernel } from '../kernel/sweep-kernel.ts';
import type { KeyTable } from './key-table.ts';
import { Lanes } from './lane.ts';
import type { Shard } from './shard.ts';
import type { Study } from './study.ts';
import { type SweepRows, sweepRows } from './sweep-rows.ts';

/** The lanes of a cell block by block through a kernel: activations with vectors, one example a lane. */
export class KernelSweep {
  /** Lanes a block. */
  readonly lanes: number;
  private readonly study: Study;
  private readonly kernel: SweepKernel;
  private readonly draws: Lanes;
  private readonly rows: SweepRows;
  private readonly targets: Float64Array;

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
    this.draws = new Lanes(study, spec.weights[shard.weights]!, deepest);
    this.rows = sweepRows(study);
    this.targets = new Float64Array(this.lanes);
  }

  /** Counts `count` lanes, an even number; false, with nothing counted, where the kernel declines. */
  run(first: number, count: number, table: KeyTable): boolean {
    if (count % 2 !== 0) return false;
    const { kernel, targets } = this;
    const loss = losses[this.study.spec.loss];
    const hasBiases = this.load(first, count);
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

  /** Draws a block into the kernel's arrays; says whether any bias differs from 0. */
  private load(first: number, count: number): boolean {
    const { kernel, draws, targets } = this;
    kernel.use(count);
    let hasBiases = false;
    const inputs = kernel.row('h', 0);
    const weights = Array.from({ length: kernel.deepest }, (_, layer) => kernel.row('weights', layer));
    const biases = Array.from({ length: kernel.deepest }, (_, layer) => kernel.row('biases', layer));
    for (let lane = 0; lane < count; lane += 1) {
      const [example] = draws.load(first + lane);
      inputs[lane] = example!.x;
      targets[lane] = example!.y;
      for (let layer = 0; layer < kernel.deepest; layer += 1) {
        weights[layer]![lane] = draws.weights[layer]!;
        biases[layer]![lane] = draws.biases[layer]!;
        hasBiases ||= draws.biases[layer] !== 0;
      }
    }
    return hasBiases;
  }
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
