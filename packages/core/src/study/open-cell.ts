import { contrastOf } from './contrast.ts';
import { distributionLabel } from './distribution.ts';
import { MergedHistograms } from './merged-histograms.ts';
import { PairedEnds } from './paired-ends.ts';
import type { CellKey, DistributionRow, FactorRow, Row, StudyResult } from './result.ts';
import type { ShardResult } from './run-shard.ts';
import type { Shard } from './shard.ts';
import type { Study } from './study.ts';
import { type SummarisedRows, summariseRows, summaryOf } from './summaries.ts';
import { FACTOR_PARTS, type SweepRows, sweepRows } from './sweep-rows.ts';
import type { SweepShardResult } from './sweep-shard.ts';
import { trainingRows } from './training-rows.ts';
import type { TrainingTraces } from './training-traces.ts';

/** What a cell adds to a result. */
export type CellResult = Pick<StudyResult, 'rows' | 'factors' | 'training' | 'distributions'>;

/** A run of a cell's rows, all of its lanes in. */
interface FoundRows {
  readonly rows: SweepRows;
  readonly found: SummarisedRows;
}

/** A cell whose shards come in one by one, in the order of the plan. */
export class OpenCell {
  /** The first and last layers' gradients of some lanes, to be compared with those of another cell. */
  readonly ends: PairedEnds;
  private readonly study: Study;
  private readonly key: CellKey;
  private readonly shards: readonly Shard[];
  private next = 0;
  /** Runs of rows that all lanes are in; and of the one at hand what was counted, or what its only shard says. */
  private readonly closed: FoundRows[] = [];
  private merged: MergedHistograms | undefined;
  private readonly traces: TrainingTraces[] = [];

  /** @param shards of the cell, at least one, in the order of the plan */
  constructor(study: Study, shards: readonly Shard[]) {
    const { activation, weights } = shards[0]!;
    this.study = study;
    this.shards = shards;
    this.ends = new PairedEnds(study.spec.chains);
    this.key = {
      activation: study.activations[activation]!.name,
      weights: distributionLabel(study.spec.weights[weights]!),
    };
  }

  /** Whether all shards are in. */
  get isComplete(): boolean {
    return this.next === this.shards.length;
  }

  /** Takes the result of the cell's next shard. */
  add(result: ShardResult): void {
    const shard = this.shards[this.next]!;
    this.next += 1;
    if (result.kind === 'sweep') this.merge(shard, result);
    else this.traces.push(result);
  }

  private merge(shard: Shard, { counted, paired }: SweepShardResult): void {
    const rows = sweepRows(this.study, shard);
    this.ends.add(rows, shard, paired);
    if ('summaries' in counted) {
      this.closed.push({ rows, found: counted });
      return;
    }
    const merged = this.merged ?? new MergedHistograms();
    this.merged = merged;
    merged.add(counted);
    const following = this.shards[this.next];
    if (following?.kind === 'sweep' && following.rows.first === shard.rows.first) return;
    this.closed.push({ rows, found: summariseRows(rows, (take) => merged.each(take)) });
    this.merged = undefined;
  }

  /** @param reference the cell of the first activation; undefined for that cell itself */
  result(reference: OpenCell | undefined): CellResult {
    const { closed, key, study, traces } = this;
    return {
      rows: closed.flatMap((found) => this.gradientRows(found, reference)),
      factors: closed.flatMap((found) => factorRows(study.spec.chains, key, found)),
      training: traces.length === 0 ? [] : trainingRows(study.spec, key, traces),
      distributions: closed.flatMap((found) => distributionRows(key, found)),
    };
  }

  private gradientRows({ rows, found }: FoundRows, reference: OpenCell | undefined): readonly Row[] {
    const gradients: Row[] = [];
    for (const { depth, layers } of rows.depths) {
      for (const layer of layers) {
        for (const parameter of ['weight', 'bias'] as const) {
          const { total: lanes, log10, interval, share, below } = summaryOf(found, gradients.length);
          const compared = layer === 0 && parameter === 'weight' ? this.compared(depth, reference) : {};
          gradients.push({
            ...this.key,
            ...{ depth, layer, parameter, lanes, log10, interval, share, below },
            ...compared,
          });
        }
      }
    }
    return gradients;
  }

  /** Compares the first layer at a depth with the last, and with the other cell's first. */
  private compared(depth: number, reference: OpenCell | undefined): Pick<Row, 'reach' | 'versus'> {
    const { first, last } = this.ends.at(depth)!;
    const reach = contrastOf(first, last);
    return reference === undefined
      ? { reach }
      : { reach, versus: contrastOf(first, reference.ends.at(depth)!.first) };
  }
}

function distributionRows(key: CellKey, { rows, found }: FoundRows): readonly DistributionRow[] {
  const depths = rows.depths.filter(({ layers }) => layers[0] === 0);
  return depths.map(({ depth }, index) => ({ ...key, depth, ...found.distributions[index]! }));
}

function factorRows(
  chains: number,
  key: CellKey,
  { rows: { factors, count }, found }: FoundRows,
): readonly FactorRow[] {
  if (factors === undefined) return [];
  return Array.from({ length: count - factors }, (_, index) => {
    const { total, log10, interval, share } = summaryOf(found, factors + index);
    return {
      ...key,
      layer: Math.floor(index / FACTOR_PARTS.length),
      part: FACTOR_PARTS[index % FACTOR_PARTS.length]!,
      count: total,
      log10,
      // The examples of a lane share its weights: what they tell of each other is no new evidence.
      interval: total === chains ? interval : { low: Number.NaN, high: Number.NaN },
      share,
    };
  });
}
