import type { Study } from './study.ts';
import { sweepRows } from './sweep-rows.ts';

/**
 * A fixed run of lanes of a cell: the unit of work. Which shards there are depends on the study alone.
 */
export interface Shard {
  /** Place in the plan. */
  readonly index: number;
  readonly kind: 'sweep' | 'training';
  /** Index into the study's activations. */
  readonly activation: number;
  /** Index into the study's weight schemes. */
  readonly weights: number;
  readonly firstLane: number;
  readonly lanes: number;
  /** Estimated work in layer evaluations, for progress and for estimates of time. */
  readonly work: number;
}

/** The most lanes of a shard, by kind; training takes many passes a lane. */
const SHARD_LANES = { sweep: 4096, training: 64 } as const;

/** The most work of a shard, in layer evaluations, and the most numbers that it keeps until it is done. */
const SHARD_WORK = 20_000_000;
const SHARD_NUMBERS = 16_777_216;

/** Every shard of a study, cell by cell, lanes ascending. */
export function planStudy(study: Study): readonly Shard[] {
  const { spec, activations } = study;
  const shards: Shard[] = [];
  const rows = sweepRows(study);
  const add = (kind: Shard['kind'], lanes: number, workPerLane: number, numbersPerLane: number) => {
    const most = Math.min(SHARD_LANES[kind], SHARD_WORK / workPerLane, SHARD_NUMBERS / numbersPerLane);
    // Kernels take lanes in pairs.
    const size = Math.max(2, 2 * Math.floor(most / 2));
    activations.forEach((_, activation) => {
      spec.weights.forEach((_, weights) => {
        for (let firstLane = 0; firstLane < lanes; firstLane += size) {
          const count = Math.min(size, lanes - firstLane);
          const work = count * workPerLane;
          shards.push({ index: shards.length, kind, activation, weights, firstLane, lanes: count, work });
        }
      });
    });
  };
  add('sweep', spec.chains, spec.depths.at(-1)! * rows.examples * 2, rows.count * rows.examples);
  if (spec.training !== undefined) {
    const { chains, depth, steps } = spec.training;
    add('training', chains, depth * rows.examples * (steps + 1), 1);
  }
  return shards;
}
