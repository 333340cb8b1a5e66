import { hasVectors } from '../kernel/assembly/web-assembly.ts';
import { RowSums } from '../kernel/row-sums.ts';
import type { SweepKernel } from '../kernel/sweep-kernel.ts';
import type { DrawnBlocks } from './drawn-blocks.ts';
import { EXAMPLE_LANES, exampleBlocks, type LaneBlock } from './example-blocks.ts';
import { drawnBlocks, keptLayers, sweepKernel } from './kernel-sweep.ts';
import type { PairedSample } from './paired-sample.ts';
import { RowCounts } from './row-counts.ts';
import type { ScalarSweep } from './scalar-sweep.ts';
import { examplesOf, type Shard } from './shard.ts';
import type { Study } from './study.ts';
import type { SweepRows } from './sweep-rows.ts';

/**
 * The lanes of a shard through a kernel, where a lane has several examples: example by example, gradients summed. Blocks
 * whose numbers leave the balanced ones go through the scalar sweep.
 */
export class KernelExampleSweep {
  private readonly study: Study;
  private readonly shard: Shard;
  private readonly rows: SweepRows;
  private readonly scalars: ScalarSweep;
  private readonly sample: PairedSample;
  private readonly drawn: DrawnBlocks;
  private readonly kernel: SweepKernel;
  private readonly sums: RowSums;
  private readonly counts: RowCounts;
  /** The pairs of rows; the sums after them are those of the last layers. */
  private readonly pairs: number;

  /** The fast path of a shard, or undefined where there is none. */
  static for(
    study: Study,
    shard: Shard,
    rows: SweepRows,
    scalars: ScalarSweep,
    sample: PairedSample,
  ): KernelExampleSweep | undefined {
    return study.path === 'scalar' || !hasVectors()
      ? undefined
      : new KernelExampleSweep(study, shard, rows, scalars, sample);
  }

  private constructor(
    study: Study,
    shard: Shard,
    rows: SweepRows,
    scalars: ScalarSweep,
    sample: PairedSample,
  ) {
    this.study = study;
    this.shard = shard;
    this.rows = rows;
    this.scalars = scalars;
    this.sample = sample;
    this.drawn = drawnBlocks(study);
    this.drawn.open(shard.firstLane, shard.lanes);
    this.pairs = rows.depths.reduce((sum, { layers }) => sum + layers.length, 0);
    this.kernel = sweepKernel(study.activations[shard.activation]!, {
      deepest: rows.deepest,
      kept: keptLayers(rows),
      loss: study.spec.loss,
      sums: this.pairs + rows.depths.length,
      lanes: EXAMPLE_LANES,
    });
    this.sums = new RowSums(this.kernel);
    this.counts = this.kernel.open((heap) => new RowCounts(rows.count, heap, EXAMPLE_LANES));
  }

  /** Counts all lanes of the shard. */
  run(): RowCounts {
    const { counts } = this;
    for (const block of exampleBlocks(this.shard.firstLane, this.shard.lanes)) {
      const snapshot = counts.snapshot();
      if (block.count > 1) {
        if (this.pass(block, 1)) continue;
        // It declines at the same place again.
        this.pass(block, -1);
        counts.restore(snapshot);
      }
      this.scalars.run(block.first, block.count, counts, this.sample);
    }
    return counts;
  }

  private pass({ first, count }: LaneBlock, sign: 1 | -1): boolean {
    const { kernel, sums, rows, drawn } = this;
    const scheme = this.study.spec.weights[this.shard.weights]!;
    const block = drawn.block(scheme, first, count);
    kernel.begin(sign);
    sums.clear(count);
    for (let example = 0; example < examplesOf(this.study); example += 1) {
      const { inputs, targets, isBalanced } = drawn.example(example, first, count);
      if (!isBalanced) return false;
      kernel.start(inputs, targets);
      let depthIndex = 0;
      let pair = 0;
      for (let layer = 0; layer < rows.deepest; layer += 1) {
        const weights = block.weights(layer);
        if (weights === undefined || !kernel.step(weights, block.biases?.(layer))) return false;
        if (rows.factors !== undefined && !sums.countSlopes(rows.factors + 3 * layer + 1)) return false;
        const here = rows.depths[depthIndex];
        if (here?.depth !== layer + 1) continue;
        if (!kernel.end()) return false;
        for (const asked of here.layers) {
          if (!sums.add(asked, pair)) return false;
          pair += 1;
        }
        if (!sums.add(layer, this.pairs + depthIndex)) return false;
        depthIndex += 1;
      }
    }
    this.countRows(block.weights);
    if (sign === 1) this.remember(first, count);
    return true;
  }

  private countRows(weights: (layer: number) => Float64Array | undefined): void {
    const { rows, sums } = this;
    for (let pair = 0; pair < this.pairs; pair += 1) sums.count(pair, 2 * pair);
    if (rows.factors === undefined) return;
    for (let layer = 0; layer < rows.deepest; layer += 1)
      sums.countWeights(weights(layer)!, rows.factors + 3 * layer);
  }

  private remember(first: number, count: number): void {
    const { sums, sample } = this;
    let pair = 0;
    this.rows.depths.forEach(({ depth, layers }, index) => {
      if (sample.keeps(depth, first)) {
        const [firsts, lasts] = [sums.weights(pair), sums.weights(this.pairs + index)];
        for (let lane = 0; lane < count && sample.keeps(depth, first + lane); lane += 1) {
          sample.set(depth, 'first', first + lane, firsts[lane]!, 0);
          sample.set(depth, 'last', first + lane, lasts[lane]!, 0);
        }
      }
      pair += layers.length;
    });
  }
}
