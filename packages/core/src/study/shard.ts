import type { Study } from './study.ts';

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

/** Lanes a shard, by kind; training takes many passes a lane. */
const SHARD_LANES = { sweep: 4096, training: 64 } as const;

/** Every shard of a study, cell by cell, lanes ascending. */
export function planStudy({ spec, activations, data }: Study): readonly Shard[] {
  const shards: Shard[] = [];
  const examples = data?.examples.length ?? ('examples' in spec.data ? spec.data.examples : 1);
  const add = (kind: Shard['kind'], lanes: number, workPerLane: number) => {
    activations.forEach((_, activation) => {
      spec.weights.forEach((_, weights) => {
        const size = Math.max(1, Math.min(SHARD_LANES[kind], Math.ceil(2e7 / workPerLane)));
        for (let firstLane = 0; firstLane < lanes; firstLane += size) {
          const count = Math.min(size, lanes - firstLane);
          const work = count * workPerLane;
          shards.push({ index: shards.length, kind, activation, weights, firstLane, lanes: count, work });
        }
      });
    });
  };
  const deepest = spec.depths.at(-1) ?? 0;
  add('sweep', spec.chains, deepest * examples * 2);
  if (spec.training !== undefined) {
    const { chains, depth, steps } = spec.training;
    add('training', chains, depth * examples * (steps + 1));
  }
  return shards;
}
