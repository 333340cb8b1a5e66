import { losses } from '../chain/loss.ts';
import { scaled } from '../magnitude/scaled.ts';
import { ScaledSums } from '../magnitude/scaled-sum.ts';
import type { KeyTable } from './key-table.ts';
import { Lanes } from './lane.ts';
import type { Shard } from './shard.ts';
import type { Study } from './study.ts';
import { Sweep } from './sweep.ts';
import { type SweepRows, sweepRows } from './sweep-rows.ts';

/** The lanes of a cell one by one: any activation, any number of examples. */
export class ScalarSweep {
  private readonly study: Study;
  private readonly lanes: Lanes;
  private readonly sweep: Sweep;
  private readonly rows: SweepRows;
  private readonly sums: ScaledSums;

  constructor(study: Study, { activation, weights }: Shard) {
    const { spec } = study;
    const deepest = spec.depths.at(-1)!;
    this.study = study;
    this.lanes = new Lanes(study, spec.weights[weights]!, deepest);
    this.sweep = new Sweep(study.activations[activation]!, deepest);
    this.rows = sweepRows(study);
    this.sums = new ScaledSums(this.rows.factors);
  }

  run(first: number, count: number, table: KeyTable): void {
    const { lanes, sums, rows } = this;
    for (let lane = first; lane < first + count; lane += 1) {
      this.sumGradients(lane, table);
      for (let row = 0; row < rows.factors; row += 1) {
        const { significand, exponent } = sums.at(row);
        table.add(row, significand, exponent);
      }
      lanes.weights.forEach((weight, layer) => {
        const { significand, exponent } = scaled(weight);
        table.add(rows.factors + 3 * layer, significand, exponent);
      });
    }
  }

  private sumGradients(lane: number, table: KeyTable): void {
    const { lanes, sweep, sums, rows } = this;
    const loss = losses[this.study.spec.loss];
    const examples = lanes.load(lane);
    sums.clear();
    for (const example of examples) {
      sweep.run(lanes.weights, lanes.biases, example.x);
      let row = 0;
      for (const { depth, layers } of rows.depths) {
        sweep.atDepth(depth, example, loss);
        for (const layer of layers) {
          sweep.gradient(depth, layer);
          for (const part of [0, 1]) {
            sums.add(row, sweep.gradients.significands[part]!, sweep.gradients.exponents[part]!);
            row += 1;
          }
        }
      }
      this.addFactors(table);
    }
  }

  private addFactors(table: KeyTable): void {
    const { slopes } = this.sweep.forward;
    const { factors } = this.sweep;
    for (let layer = 0; layer < factors.length; layer += 1) {
      const row = this.rows.factors + 3 * layer;
      table.add(row + 1, slopes.significands[layer]!, slopes.exponents[layer]!);
      table.add(row + 2, factors.significands[layer]!, factors.exponents[layer]!);
    }
  }
}
