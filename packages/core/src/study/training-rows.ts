import { log2 } from '../elementary/log2.ts';
import { contrastOf } from './contrast.ts';
import { recordedSteps } from './recorded-steps.ts';
import type { CellKey, TrainingRow } from './result.ts';
import type { StudySpec } from './spec.ts';
import type { TrainingTraces } from './training-traces.ts';

/** Quantiles over the trained lanes of a cell, for each recorded step; at the last, first layer against last. */
export function trainingRows(
  spec: StudySpec,
  key: CellKey,
  shards: readonly TrainingTraces[],
): readonly TrainingRow[] {
  const { depth } = spec.training!;
  const steps = recordedSteps(spec.training!);
  const costs = join(shards.map((shard) => shard.costs));
  const moved = join(shards.map((shard) => shard.moved));
  const gradients = join(shards.map((shard) => shard.gradients));
  const lanes = costs.length / steps.length;
  const reached = spec.training!.costs.map((cost) => ({
    cost,
    shares: sharesReached(costs, steps.length, cost),
  }));

  return steps.map((step, index) => {
    const column = (values: Float64Array, width: number, offset: number) => {
      const found = new Float64Array(lanes);
      let length = 0;
      for (let lane = 0; lane < lanes; lane += 1) {
        const value = values[(lane * steps.length + index) * width + offset]!;
        if (Number.isFinite(value)) {
          found[length] = value;
          length += 1;
        }
      }
      return found.subarray(0, length).sort();
    };
    const cost = column(costs, 1, 0);
    return {
      ...key,
      depth,
      step,
      lanes,
      diverged: lanes - cost.length,
      cost: { q25: quantile(cost, 0.25), q50: quantile(cost, 0.5), q75: quantile(cost, 0.75) },
      reached: reached.map(({ cost, shares }) => ({ cost, share: shares[index]! })),
      layers: Array.from({ length: depth }, (_, layer) => ({
        layer,
        moved: quantile(column(moved, depth, layer), 0.5),
        gradient: quantile(column(gradients, depth, layer), 0.5),
      })),
      ...(index < steps.length - 1
        ? {}
        : {
            reach: contrastOf(
              logs(moved, steps.length * depth, -depth),
              logs(moved, steps.length * depth, -1),
            ),
          }),
    };
  });
}

/** For each recorded step, the share of the lanes whose cost was that low there or before; NaN is not. */
function sharesReached(costs: Float64Array, steps: number, cost: number): readonly number[] {
  const lanes = costs.length / steps;
  const arrivals = new Uint32Array(steps);
  for (let lane = 0; lane < lanes; lane += 1) {
    const first = costs.subarray(lane * steps, (lane + 1) * steps).findIndex((c) => c <= cost);
    if (first >= 0) arrivals[first]! += 1;
  }
  for (let step = 1; step < steps; step += 1) arrivals[step]! += arrivals[step - 1]!;
  return Array.from(arrivals, (count) => count / lanes);
}

/** log₂ of a number of each lane, `offset` before the end of the lane's; −∞ for zero, NaN as it is. */
function logs(values: Float64Array, width: number, offset: number): Float64Array {
  return Float64Array.from({ length: values.length / width }, (_, lane) =>
    log2(values[(lane + 1) * width + offset]!),
  );
}

function join(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Linear between order statistics (Hyndman and Fan's type 7); NaN without any. */
function quantile(sorted: Float64Array, q: number): number {
  if (sorted.length === 0) return Number.NaN;
  const rank = q * (sorted.length - 1);
  const below = Math.floor(rank);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (rank - below);
}
