import { activationCard } from './activation-card.ts';
import { distributionLabel } from './distribution.ts';
import { type Histogram, mergeHistograms } from './histogram.ts';
import { unpackHistograms } from './packed-histograms.ts';
import { PairedCells } from './paired-cells.ts';
import {
  type CellKey,
  type DistributionRow,
  type FactorRow,
  type Provenance,
  RESULT_SCHEMA,
  type Row,
  type StudyResult,
  type TrainingRow,
} from './result.ts';
import { runShard, type ShardResult } from './run-shard.ts';
import { planStudy, type Shard } from './shard.ts';
import type { Study } from './study.ts';
import { type SummarisedRows, summariseRows, summaryOf } from './summaries.ts';
import { FACTOR_PARTS, type SweepRows, sweepRows } from './sweep-rows.ts';
import type { SweepShardResult } from './sweep-shard.ts';
import { trainingRows } from './training-rows.ts';
import type { TrainingTraces } from './training-traces.ts';

/**
 * Runs a whole study on the calling thread.
 *
 *     spec ─createStudy─▶ study ─planStudy─▶ shards ─runShard─▶ shard results ─Collector─▶ result
 *
 * @param provenance what computed it; `hash` identifies the study
 */
export function runStudy(study: Study, provenance: Provenance): StudyResult {
  const collector = new Collector(study);
  for (const shard of planStudy(study)) collector.add(runShard(study, shard));
  return collector.result(provenance);
}

/**
 * Merges shard results into rows, in the order of the plan: shards are merged as they come and a run of a cell's rows is
 * summarised when its last one is in, so memory grows neither with the lanes nor with the cells.
 */
export class Collector {
  private readonly study: Study;
  private readonly plan: readonly Shard[];
  private next = 0;
  private readonly rows: Row[] = [];
  private readonly factors: FactorRow[] = [];
  private readonly distributions: DistributionRow[] = [];
  private readonly training: TrainingRow[] = [];
  private readonly paired = new PairedCells();
  /** What is open: histograms of a sweep so far, or training shards. */
  private histograms: readonly Histogram[] | undefined;
  private summarised: SummarisedRows | undefined;
  private traces: TrainingTraces[] = [];

  constructor(study: Study) {
    this.study = study;
    this.plan = planStudy(study);
  }

  /** Takes the result of the next shard of the plan. */
  add(result: ShardResult): void {
    const shard = this.plan[this.next]!;
    const following = this.plan[this.next + 1];
    this.next += 1;
    if (result.kind === 'sweep') this.merge(shard, result);
    else this.traces.push(result);
    const isLastOfCell = !isSameCell(shard, following);
    if (isLastOfCell || following?.rows.first !== shard.rows.first) this.close(shard);
    if (isLastOfCell) this.paired.close();
  }

  private merge(shard: Shard, { counted, paired }: SweepShardResult): void {
    const { study } = this;
    if ('summaries' in counted) this.summarised = counted;
    else {
      const unpacked = unpackHistograms(counted);
      this.histograms =
        this.histograms?.map((merged, row) => mergeHistograms(merged, unpacked[row]!)) ?? unpacked;
    }
    this.paired.add(sweepRows(study, shard), shard, paired, study.spec.chains);
  }

  private close(shard: Shard): void {
    const { study } = this;
    const key: CellKey = {
      activation: study.activations[shard.activation]!.name,
      weights: distributionLabel(study.spec.weights[shard.weights]!),
    };
    const { histograms } = this;
    const rows = sweepRows(study, shard);
    const found =
      this.summarised ??
      (histograms === undefined ? undefined : summariseRows(rows, (take) => histograms.forEach(take)));
    this.histograms = undefined;
    this.summarised = undefined;
    if (found !== undefined) {
      this.closeRows(shard, key, rows, found);
      this.factors.push(...factorRows(study.spec.chains, key, rows, found));
    }
    if (this.traces.length > 0) {
      this.training.push(...trainingRows(study.spec, key, this.traces));
      this.traces = [];
    }
  }

  private closeRows(shard: Shard, key: CellKey, rows: SweepRows, found: SummarisedRows): void {
    let row = 0;
    let distribution = 0;
    for (const { depth, layers } of rows.depths) {
      for (const layer of layers) {
        for (const parameter of ['weight', 'bias'] as const) {
          const { total, log10, interval, share, below } = summaryOf(found, row);
          row += 1;
          const isFirst = layer === 0 && parameter === 'weight';
          const compared = isFirst ? this.paired.compare(shard, depth) : {};
          this.rows.push({
            ...key,
            depth,
            layer,
            parameter,
            lanes: total,
            log10,
            interval,
            share,
            below,
            ...compared,
          });
          if (!isFirst) continue;
          this.distributions.push({ ...key, depth, ...found.distributions[distribution]! });
          distribution += 1;
        }
      }
    }
  }

  result(provenance: Provenance): StudyResult {
    const { study } = this;
    return {
      schema: RESULT_SCHEMA,
      provenance,
      study: study.spec,
      ...(study.data === undefined ? {} : { data: study.data.summary }),
      activations: study.activations.map(activationCard),
      rows: this.rows,
      factors: this.factors,
      training: this.training,
      distributions: this.distributions,
    };
  }
}

function isSameCell(a: Shard, b: Shard | undefined): boolean {
  return b !== undefined && a.kind === b.kind && a.activation === b.activation && a.weights === b.weights;
}

function factorRows(
  chains: number,
  key: CellKey,
  { factors, count }: SweepRows,
  found: SummarisedRows,
): FactorRow[] {
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
