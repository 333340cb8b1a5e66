import type { Example } from '../chain/chain.ts';
import { losses } from '../chain/loss.ts';
import { scaled } from '../magnitude/scaled.ts';
import { ScaledSums } from '../magnitude/scaled-sum.ts';
import { exampleBlocks, type LaneBlock } from './example-blocks.ts';
import { Lanes } from './lane.ts';
import type { PairedSample } from './paired-sample.ts';
import type { RowCounts } from './row-counts.ts';
import type { Shard } from './shard.ts';
import type { Study } from './study.ts';
import { Sweep } from './sweep.ts';
import type { SweepRows } from './sweep-rows.ts';

/** The lanes of a cell one by one: any activation, any number of examples. */
export class ScalarSweep {
  private readonly study: Study;
  private readonly lanes: Lanes;
  private readonly sweep: Sweep;
  private readonly rows: SweepRows;
  /** Gradients of the pairs of rows of a lane. */
  private readonly gradients: number;
  /** Of each lane of a block: the rows', then, for each depth, ∂C/∂w of the last layer, which need not have a row. */
  private sums = new ScaledSums(0);

  constructor(study: Study, { activation, weights }: Shard, rows: SweepRows) {
    const { spec } = study;
    const { deepest } = rows;
    this.study = study;
    this.lanes = new Lanes(study, spec.weights[weights]!, deepest);
    this.sweep = new Sweep(study.activations[activation]!, deepest);
    this.rows = rows;
    this.gradients = 2 * rows.depths.reduce((sum, { layers }) => sum + layers.length, 0);
  }

  /**
   * Counts a run of lanes, with several examples in blocks of lanes: all of a block's lanes take the first example, then
   * all the next, as a kernel does.
   */
  run(first: number, count: number, counts: RowCounts, sample: PairedSample): void {
    for (const block of exampleBlocks(first, count)) this.runBlock(block, counts, sample);
  }

  private runBlock({ first, count }: LaneBlock, counts: RowCounts, sample: PairedSample): void {
    const { lanes, rows } = this;
    const all = Array.from({ length: count }, (_, index) => {
      const examples = lanes.load(first + index);
      return { weights: lanes.weights.slice(), biases: lanes.biases.slice(), examples };
    });
    const perLane = this.gradients + rows.depths.length;
    if (this.sums.length < perLane * count) this.sums = new ScaledSums(perLane * count);
    else this.sums.clear();
    for (let example = 0; example < all[0]!.examples.length; example += 1) {
      all.forEach(({ weights, biases, examples }, index) => {
        this.sweep.run(weights, biases, examples[example]!.x);
        this.sumGradients(examples[example]!, perLane * index);
        if (rows.factors !== undefined) this.addFactors(rows.factors, counts);
      });
    }
    all.forEach(({ weights }, index) => {
      this.count(perLane * index, weights, counts);
      this.remember(first + index, perLane * index, sample);
    });
  }

  private count(from: number, weights: Float64Array, counts: RowCounts): void {
    for (let row = 0; row < this.gradients; row += 1) {
      const { significand, exponent } = this.sums.at(from + row);
      counts.add(row, significand, exponent);
    }
    const { factors } = this.rows;
    if (factors === undefined) return;
    weights.forEach((weight, layer) => {
      const { significand, exponent } = scaled(weight);
      counts.add(factors + 3 * layer, significand, exponent);
    });
  }

  private remember(lane: number, from: number, sample: PairedSample): void {
    let row = 0;
    this.rows.depths.forEach(({ depth, layers }, index) => {
      if (sample.keeps(depth, lane)) {
        const [first, last] = [this.sums.at(from + row), this.sums.at(from + this.gradients + index)];
        sample.set(depth, 'first', lane, first.significand, first.exponent);
        sample.set(depth, 'last', lane, last.significand, last.exponent);
      }
      row += 2 * layers.length;
    });
  }

  private sumGradients(example: Example, from: number): void {
    const { sweep, sums, rows } = this;
    const loss = losses[this.study.spec.loss];
    let row = from;
    rows.depths.forEach(({ depth, layers }, index) => {
      sweep.atDepth(depth, example, loss);
      for (const layer of layers) {
        sweep.gradient(depth, layer);
        for (const part of [0, 1]) {
          sums.add(row, sweep.gradients.significands[part]!, sweep.gradients.exponents[part]!);
          row += 1;
        }
      }
      sweep.gradient(depth, depth - 1);
      const last = from + this.gradients + index;
      sums.add(last, sweep.gradients.significands[0]!, sweep.gradients.exponents[0]!);
    });
  }

  private addFactors(first: number, counts: RowCounts): void {
    const { slopes } = this.sweep.forward;
    const { factors } = this.sweep;
    for (let layer = 0; layer < factors.length; layer += 1) {
      const row = first + 3 * layer;
      counts.add(row + 1, slopes.significands[layer]!, slopes.exponents[layer]!);
      counts.add(row + 2, factors.significands[layer]!, factors.exponents[layer]!);
    }
  }
}
