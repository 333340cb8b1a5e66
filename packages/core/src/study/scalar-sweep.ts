import { losses } from '../chain/loss.ts';
import { scaled } from '../magnitude/scaled.ts';
import { ScaledSums } from '../magnitude/scaled-sum.ts';
import { Lanes } from './lane.ts';
import type { LogHistogram } from './log-histogram.ts';
import type { Shard } from './shard.ts';
import { rowLayers, type Study } from './study.ts';
import { Sweep } from './sweep.ts';
import type { SweepCounts } from './sweep-shard.ts';

/** The lanes of a cell one by one: any activation, any number of examples. */
export class ScalarSweep {
  private readonly study: Study;
  private readonly lanes: Lanes;
  private readonly sweep: Sweep;
  private readonly rows: ReturnType<typeof rowLayers>;
  private readonly sums: ScaledSums;

  constructor(study: Study, { activation, weights }: Shard) {
    const { spec } = study;
    const deepest = spec.depths.at(-1)!;
    this.study = study;
    this.lanes = new Lanes(study, spec.weights[weights]!, deepest);
    this.sweep = new Sweep(study.activations[activation]!, deepest);
    this.rows = rowLayers(spec);
    this.sums = new ScaledSums(this.rows.reduce((sum, { layers }) => sum + 2 * layers.length, 0));
  }

  run(first: number, count: number, { gradients, factors }: SweepCounts): void {
    const { lanes, sums } = this;
    for (let lane = first; lane < first + count; lane += 1) {
      this.sumGradients(lane, factors);
      gradients.forEach((histogram, row) => {
        const { significand, exponent } = sums.at(row);
        histogram.add(significand, exponent);
      });
      lanes.weights.forEach((weight, layer) => {
        const { significand, exponent } = scaled(weight);
        factors[3 * layer]!.add(significand, exponent);
      });
    }
  }

  private sumGradients(lane: number, factors: readonly LogHistogram[]): void {
    const { lanes, sweep, sums, rows } = this;
    const loss = losses[this.study.spec.loss];
    const examples = lanes.load(lane);
    sums.clear();
    for (const example of examples) {
      sweep.run(lanes.weights, lanes.biases, example.x);
      let row = 0;
      for (const { depth, layers } of rows) {
        sweep.atDepth(depth, example, loss);
        for (const layer of layers) {
          sweep.gradient(depth, layer);
          for (const part of [0, 1]) {
            sums.add(row, sweep.gradients.significands[part]!, sweep.gradients.exponents[part]!);
            row += 1;
          }
        }
      }
      countFactors(sweep, factors);
    }
  }
}

function countFactors(
  { forward: { slopes }, factors: products }: Sweep,
  histograms: readonly LogHistogram[],
): void {
  for (let layer = 0; layer < products.length; layer += 1) {
    histograms[3 * layer + 1]!.add(slopes.significands[layer]!, slopes.exponents[layer]!);
    histograms[3 * layer + 2]!.add(products.significands[layer]!, products.exponents[layer]!);
  }
}
