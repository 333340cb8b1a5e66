import { losses } from '../chain/loss.ts';
import { ScaledSums } from '../magnitude/scaled-sum.ts';
import { Lanes } from './lane.ts';
import { LogHistogram, type PackedHistogram } from './log-histogram.ts';
import type { FactorRow } from './result.ts';
import type { Shard } from './shard.ts';
import { rowLayers, type Study } from './study.ts';
import { Sweep } from './sweep.ts';

export interface SweepShardResult {
  readonly kind: 'sweep';
  /** Depth by depth, layer by layer, weight before bias. */
  readonly gradients: readonly PackedHistogram[];
  /** Layer by layer, in the order of {@link FACTOR_PARTS}. */
  readonly factors: readonly PackedHistogram[];
}

export const FACTOR_PARTS: readonly FactorRow['part'][] = ['weight', 'slope', 'factor'];

/** Gradients and factors of a run of lanes of one cell. */
export function runSweepShard(study: Study, shard: Shard): SweepShardResult {
  const { spec } = study;
  const deepest = spec.depths.at(-1)!;
  const rows = rowLayers(spec);
  const rowCount = rows.reduce((sum, { layers }) => sum + layers.length, 0);
  const loss = losses[spec.loss];
  const lanes = new Lanes(study, spec.weights[shard.weights]!, deepest);
  const sweep = new Sweep(study.activations[shard.activation]!, deepest);
  const gradients = histograms(2 * rowCount);
  const factors = histograms(FACTOR_PARTS.length * deepest);
  const sums = new ScaledSums(2 * rowCount);

  for (let lane = shard.firstLane; lane < shard.firstLane + shard.lanes; lane += 1) {
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
    for (let layer = 0; layer < deepest; layer += 1) factors[3 * layer]!.add(lanes.weights[layer]!, 0);
    gradients.forEach((histogram, row) => {
      const { significand, exponent } = sums.at(row);
      histogram.add(significand, exponent);
    });
  }
  return {
    kind: 'sweep',
    gradients: gradients.map((histogram) => histogram.pack()),
    factors: factors.map((histogram) => histogram.pack()),
  };
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

function histograms(count: number): readonly LogHistogram[] {
  return Array.from({ length: count }, () => new LogHistogram());
}
