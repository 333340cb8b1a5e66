import { losses } from '../chain/loss.ts';
import { scaled } from '../magnitude/scaled.ts';
import { ScaledSums } from '../magnitude/scaled-sum.ts';
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
  /** The pairs of rows; and, for each depth, ∂C/∂w of the last layer, which need not have a row. */
  private readonly sums: ScaledSums;
  private readonly lasts: ScaledSums;

  constructor(study: Study, { activation, weights }: Shard, rows: SweepRows) {
    const { spec } = study;
    const { deepest } = rows;
    this.study = study;
    this.lanes = new Lanes(study, spec.weights[weights]!, deepest);
    this.sweep = new Sweep(study.activations[activation]!, deepest);
    this.rows = rows;
    this.sums = new ScaledSums(2 * rows.depths.reduce((sum, { layers }) => sum + layers.length, 0));
    this.lasts = new ScaledSums(rows.depths.length);
  }

  run(first: number, count: number, counts: RowCounts, sample: PairedSample): void {
    const { lanes, sums, rows } = this;
    for (let lane = first; lane < first + count; lane += 1) {
      this.sumGradients(lane, counts);
      for (let row = 0; row < sums.length; row += 1) {
        const { significand, exponent } = sums.at(row);
        counts.add(row, significand, exponent);
      }
      this.remember(lane, sample);
      if (rows.factors === undefined) continue;
      for (let layer = 0; layer < rows.deepest; layer += 1) {
        const { significand, exponent } = scaled(lanes.weights[layer]!);
        counts.add(rows.factors + 3 * layer, significand, exponent);
      }
    }
  }

  private remember(lane: number, sample: PairedSample): void {
    let row = 0;
    this.rows.depths.forEach(({ depth, layers }, index) => {
      if (sample.keeps(depth, lane)) {
        const [first, last] = [this.sums.at(row), this.lasts.at(index)];
        sample.set(depth, 'first', lane, first.significand, first.exponent);
        sample.set(depth, 'last', lane, last.significand, last.exponent);
      }
      row += 2 * layers.length;
    });
  }

  private sumGradients(lane: number, counts: RowCounts): void {
    const { lanes, sweep, sums, lasts, rows } = this;
    const loss = losses[this.study.spec.loss];
    const examples = lanes.load(lane);
    sums.clear();
    lasts.clear();
    for (const example of examples) {
      sweep.run(lanes.weights, lanes.biases, example.x);
      let row = 0;
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
        lasts.add(index, sweep.gradients.significands[0]!, sweep.gradients.exponents[0]!);
      });
      if (rows.factors !== undefined) this.addFactors(rows.factors, counts);
    }
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
