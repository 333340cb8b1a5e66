import { BINS } from '../kernel/keys.ts';
import { rowLayers, type Study } from './study.ts';
import { FACTOR_PARTS, type RowRange } from './sweep-rows.ts';

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

/** The most lanes of a shard, by kind; training takes many passes a lane. Where merging is much work, twice as many. */
const SHARD_LANES = { sweep: 131_072, training: 64 } as const;

/**
 * The work of a shard, in nanoseconds: at most so much; and no more than a share of its cell's, so that all threads have
 * something to the end, unless it would be so little that merging is not worth it. A cell's shards do not depend on the
 * other cells: what is stored of it serves another study.
 */
const SHARD_WORK = { most: 2e9, share: 1 / 4, least: 1.2e8 } as const;

/** What it takes to merge a bin, in nanoseconds; and how many times that a shard is to be worth. */
const MERGING = { bin: 25, worth: 10 } as const;

/** The most bins of a shard's rows, of 4 or 8 bytes each; whatever the lanes, as a cell's shards are merged. */
const SHARD_BINS = 100_000_000;

/** The most bins of cells that are open at a time. */
const OPEN_BINS = 16_000_000;

/** What a lane takes, in nanoseconds, a layer and a number counted: of a formula, and where code is called. */
const COSTS = {
  formula: { layer: 20, number: 2, training: 50 },
  code: { layer: 60, number: 2, training: 300 },
} as const;

/**
 * Every shard of a study: sweeps, then trainings; those of a cell by rows, and in these by lanes, ascending.
 *
 * The sweeps of the same lanes stand together, activation after activation, as they are made of the same draws; but where
 * the bins of all activations' rows would take too much memory at a time, cell stands after cell.
 */
export function planStudy(study: Study): readonly Shard[] {
  const shards = [...sweeps(study), ...trainings(study)];
  return shards.map((shard, index) => ({ index, ...shard }));
}

/** The place of a shard's cell among those of its study, activation by activation. */
export function cellOf(
  { spec }: Study,
  { activation, weights }: Pick<Shard, 'activation' | 'weights'>,
): number {
  return activation * spec.weights.length + weights;
}

function sweeps(study: Study): readonly PlannedShard[] {
  const { spec, activations } = study;
  const examples = examplesOf(study);
  const deepest = spec.depths.at(-1)!;
  const ranges = rowRanges(study);
  const shards = shardsOf(study, 'sweep', spec.chains, ranges, ({ layer, number }, { first, end }) => {
    return examples * (deepest * (layer + 3 * number) + 2 * (end - first) * number);
  });
  const isTogether = ranges.length === 1 && activations.length * ranges[0]!.bins <= OPEN_BINS;
  return isTogether ? shards.toSorted((a, b) => a.weights - b.weights || a.firstLane - b.firstLane) : shards;
}

function trainings(study: Study): readonly PlannedShard[] {
  const { training } = study.spec;
  if (training === undefined) return [];
  const { chains, depth, steps } = training;
  const examples = examplesOf(study);
  return shardsOf(study, 'training', chains, [{ first: 0, end: 0, bins: 0 }], (costs) => {
    return depth * examples * (steps + 1) * costs.training;
  });
}

type PlannedShard = Omit<Shard, 'index'>;

/** A run of rows, and the bins that they take, about. */
type BinnedRows = RowRange & { readonly bins: number };

/** The shards of one kind, cell by cell, in a cell run of rows by run of rows, in these lanes ascending. */
function shardsOf(
  { spec, activations }: Study,
  kind: Shard['kind'],
  lanes: number,
  ranges: readonly BinnedRows[],
  costOf: (costs: (typeof COSTS)[keyof typeof COSTS], rows: RowRange) => number,
): readonly PlannedShard[] {
  return activations.flatMap(({ vectors }, activation) => {
    const costs = COSTS[vectors === undefined ? 'code' : 'formula'];
    return spec.weights.flatMap((_, weights) =>
      ranges.flatMap(({ bins, ...rows }) => {
        const size = lanesOfShard(kind, lanes, costOf(COSTS.formula, rows), bins);
        return Array.from({ length: Math.ceil(lanes / size) }, (_, part): PlannedShard => {
          const firstLane = part * size;
          const count = Math.min(size, lanes - firstLane);
          const work = count * costOf(costs, rows);
          return { kind, activation, weights, rows, firstLane, lanes: count, work };
        });
      }),
    );
  });
}

/**
 * Into how many lanes at a time a cell is cut. The way that they are taken has no part in it: the bits of a result depend on
 * where a cell is cut.
 *
 * @param cost of a lane, of a formula
 */
function lanesOfShard(kind: Shard['kind'], lanes: number, cost: number, bins: number): number {
  const { share, least, most } = SHARD_WORK;
  const merging = (MERGING.worth * MERGING.bin * bins) / cost;
  const mostLanes = Math.min(2 * SHARD_LANES[kind], Math.max(SHARD_LANES[kind], merging));
  const work = Math.min(most, Math.max(least, share * lanes * cost));
  const parts = Math.ceil(lanes / Math.min(mostLanes, Math.max(work / cost, merging)));
  // Equal parts, of lanes in pairs, as kernels take them.
  return Math.max(2, 2 * Math.ceil(lanes / parts / 2));
}

/** Examples of a lane. */
export function examplesOf({ spec, data }: Study): number {
  return data?.examples.length ?? ('examples' in spec.data ? spec.data.examples : 1);
}

/** The rows of a cell, in runs whose bins fit the memory: as a rule there is one. */
function rowRanges({ spec }: Study): readonly BinnedRows[] {
  const ranges: BinnedRows[] = [];
  let first = 0;
  let end = 0;
  // Factors go with the first rows.
  let bins = FACTOR_PARTS.length * spec.depths.at(-1)! * Math.min(spec.chains, BINS_OF_FACTOR);
  for (const { depth, layers } of rowLayers(spec)) {
    const binsOfPair = 2 * Math.min(spec.chains, binsOfRow(depth));
    for (let left = layers.length; left > 0; ) {
      const fitting = Math.max(end === first ? 1 : 0, Math.floor((SHARD_BINS - bins) / binsOfPair));
      const taken = Math.min(left, fitting);
      end += taken;
      bins += taken * binsOfPair;
      left -= taken;
      if (left === 0) break;
      ranges.push({ first, end, bins });
      first = end;
      bins = 0;
    }
  }
  return [...ranges, { first, end, bins }];
}

/** Bins between the extremes of a layer's weights, slopes or factors, about. */
const BINS_OF_FACTOR: number = 12 * BINS;

/** Bins between the extremes of a row, about: a logarithm's spread grows with the root of the number of factors. */
function binsOfRow(depth: number): number {
  return BINS * (24 + 12 * Math.sqrt(depth));
}
