import { rowLayers, type Study } from './study.ts';
import type { RowRange } from './sweep-rows.ts';

/**
 * A fixed run of lanes of a cell, and of rows: the unit of work. Which shards there are depends on the study alone.
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
  /** Of a sweep. */
  readonly rows: RowRange;
  /** Estimated work in nanoseconds, for progress and for estimates of time. */
  readonly work: number;
}

/** The most lanes of a shard, by kind; training takes many passes a lane. */
const SHARD_LANES = { sweep: 131_072, training: 64 } as const;

/** The most work of a shard, in nanoseconds. */
const SHARD_WORK = 2e9;

/** The most bins of a shard's rows, of 4 or 8 bytes each; whatever the lanes, as a cell's shards are merged. */
const SHARD_BINS = 100_000_000;

/** What a lane takes, in nanoseconds, a layer and a number counted: through a kernel, and one by one. */
const COSTS = {
  kernel: { layer: 40, number: 3, training: 50 },
  scalar: { layer: 300, number: 120, training: 300 },
} as const;

/** Every shard of a study, cell by cell, in a cell run of rows by run of rows, in these lanes ascending. */
export function planStudy(study: Study): readonly Shard[] {
  const { spec, activations } = study;
  const shards: Shard[] = [];
  const add = (
    kind: Shard['kind'],
    lanes: number,
    ranges: readonly RowRange[],
    costOf: (costs: (typeof COSTS)['kernel' | 'scalar'], rows: RowRange) => number,
  ) => {
    activations.forEach(({ vectors }, activation) => {
      const costs = COSTS[vectors === undefined ? 'scalar' : 'kernel'];
      spec.weights.forEach((_, weights) => {
        for (const rows of ranges) {
          const cost = costOf(costs, rows);
          const most = Math.min(SHARD_LANES[kind], SHARD_WORK / cost);
          // Kernels take lanes in pairs.
          const size = Math.max(2, 2 * Math.floor(most / 2));
          for (let firstLane = 0; firstLane < lanes; firstLane += size) {
            const count = Math.min(size, lanes - firstLane);
            const work = count * cost;
            shards.push({
              index: shards.length,
              kind,
              activation,
              weights,
              firstLane,
              lanes: count,
              rows,
              work,
            });
          }
        }
      });
    });
  };
  const examples = examplesOf(study);
  const deepest = spec.depths.at(-1)!;
  add(
    'sweep',
    spec.chains,
    rowRanges(study),
    ({ layer, number }, { first, end }) =>
      examples * (deepest * (layer + 3 * number) + 2 * (end - first) * number),
  );
  if (spec.training !== undefined) {
    const { chains, depth, steps } = spec.training;
    add(
      'training',
      chains,
      [{ first: 0, end: 0 }],
      ({ training }) => depth * examples * (steps + 1) * training,
    );
  }
  return shards;
}

/** Examples of a lane. */
export function examplesOf({ spec, data }: Study): number {
  return data?.examples.length ?? ('examples' in spec.data ? spec.data.examples : 1);
}

/** The rows of a cell, in runs whose bins fit the memory: as a rule there is one. */
function rowRanges({ spec }: Study): readonly RowRange[] {
  const ranges: RowRange[] = [];
  let first = 0;
  let end = 0;
  let bins = 0;
  for (const { depth, layers } of rowLayers(spec)) {
    const binsOfPair = 2 * Math.min(spec.chains, binsOfRow(depth));
    for (let left = layers.length; left > 0; ) {
      const fitting = Math.max(end === first ? 1 : 0, Math.floor((SHARD_BINS - bins) / binsOfPair));
      const taken = Math.min(left, fitting);
      end += taken;
      bins += taken * binsOfPair;
      left -= taken;
      if (left === 0) break;
      ranges.push({ first, end });
      first = end;
      bins = 0;
    }
  }
  return [...ranges, { first, end }];
}

/** Bins between the extremes of a row, about: a logarithm's spread grows with the root of the number of factors. */
function binsOfRow(depth: number): number {
  return 128 * (24 + 12 * Math.sqrt(depth));
}
