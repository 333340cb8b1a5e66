import { activationCard } from './activation-card.ts';
import { distributionLabel } from './distribution.ts';
import { type Histogram, mergeHistograms, summarise } from './histogram.ts';
import { unpackHistograms } from './packed-histograms.ts';
import {
  type CellKey,
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
import { FACTOR_PARTS, sweepRows } from './sweep-rows.ts';
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
 * Merges shard results into rows, in the order of the plan: shards are merged as they come and a cell is summarised
 * when its last one is in, so memory grows neither with the lanes nor with the cells.
 */
export class Collector {
  private readonly study: Study;
  private readonly plan: readonly Shard[];
  private next = 0;
  private readonly rows: Row[] = [];
  private readonly factors: FactorRow[] = [];
  private readonly training: TrainingRow[] = [];
  /** The open cell: histograms of its sweep so far, or its training shards. */
  private histograms: readonly Histogram[] | undefined;
  private traces: TrainingTraces[] = [];

  constructor(study: Study) {
    this.study = study;
    this.plan = planStudy(study);
  }

  /** Takes the result of the next shard of the plan. */
  add(result: ShardResult): void {
    const shard = this.plan[this.next]!;
    this.next += 1;
    if (result.kind === 'sweep') this.merge(unpackHistograms(result.histograms));
    else this.traces.push(result);
    if (!isSameCell(shard, this.plan[this.next])) this.close(shard);
  }

  private merge(histograms: readonly Histogram[]): void {
    this.histograms =
      this.histograms?.map((merged, row) => mergeHistograms(merged, histograms[row]!)) ?? histograms;
  }

  private close({ activation, weights }: Shard): void {
    const { study } = this;
    const key: CellKey = {
      activation: study.activations[activation]!.name,
      weights: distributionLabel(study.spec.weights[weights]!),
    };
    if (this.histograms !== undefined) {
      this.rows.push(...gradientRows(study, key, this.histograms));
      this.factors.push(...factorRows(study, key, this.histograms));
      this.histograms = undefined;
    }
    if (this.traces.length > 0) {
      this.training.push(...trainingRows(study.spec, key, this.traces));
      this.traces = [];
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
      distributions: [],
    };
  }
}

function isSameCell(a: Shard, b: Shard | undefined): boolean {
  return b !== undefined && a.kind === b.kind && a.activation === b.activation && a.weights === b.weights;
}

function gradientRows(study: Study, key: CellKey, histograms: readonly Histogram[]): Row[] {
  const rows: Row[] = [];
  for (const { depth, layers } of sweepRows(study).depths) {
    for (const layer of layers) {
      for (const parameter of ['weight', 'bias'] as const) {
        const { total, log10, interval, share, below } = summarise(histograms[rows.length]!);
        rows.push({ ...key, depth, layer, parameter, lanes: total, log10, interval, share, below });
      }
    }
  }
  return rows;
}

function factorRows(study: Study, key: CellKey, histograms: readonly Histogram[]): FactorRow[] {
  return histograms.slice(sweepRows(study).factors).map((histogram, index) => {
    const { total, log10, share } = summarise(histogram);
    const layer = Math.floor(index / FACTOR_PARTS.length);
    return { ...key, layer, part: FACTOR_PARTS[index % FACTOR_PARTS.length]!, count: total, log10, share };
  });
}
