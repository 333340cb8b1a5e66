import { activationCard } from './activation-card.ts';
import { distributionLabel } from './distribution.ts';
import { LogHistogram, type PackedHistogram } from './log-histogram.ts';
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
import { planStudy } from './shard.ts';
import { rowLayers, type Study } from './study.ts';
import { FACTOR_PARTS } from './sweep-shard.ts';
import { trainingRows } from './training-rows.ts';

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
 * Merges shard results into rows, in the order of the plan whatever the order in which they were computed: a
 * cell's histograms are summarised as soon as its last shard is in, so memory does not grow with the cells.
 */
export class Collector {
  private readonly study: Study;
  private readonly plan: ReturnType<typeof planStudy>;
  private next = 0;
  private readonly rows: Row[] = [];
  private readonly factors: FactorRow[] = [];
  private readonly training: TrainingRow[] = [];
  private open: ShardResult[] = [];

  constructor(study: Study) {
    this.study = study;
    this.plan = planStudy(study);
  }

  /** Takes the result of the next shard of the plan. */
  add(result: ShardResult): void {
    const shard = this.plan[this.next]!;
    this.next += 1;
    this.open.push(result);
    const after = this.plan[this.next];
    if (
      after?.kind === shard.kind &&
      after.activation === shard.activation &&
      after.weights === shard.weights
    )
      return;
    const key: CellKey = {
      activation: this.study.activations[shard.activation]!.name,
      weights: distributionLabel(this.study.spec.weights[shard.weights]!),
    };
    const parts = this.open;
    this.open = [];
    if (shard.kind === 'training') {
      this.training.push(
        ...trainingRows(
          this.study.spec,
          key,
          parts.filter((part) => part.kind === 'training'),
        ),
      );
      return;
    }
    const sweeps = parts.filter((part) => part.kind === 'sweep');
    this.rows.push(...gradientRows(this.study, key, merged(sweeps.map(({ gradients }) => gradients))));
    this.factors.push(...factorRows(key, merged(sweeps.map(({ factors }) => factors))));
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
    };
  }
}

function merged(shards: readonly (readonly PackedHistogram[])[]): readonly LogHistogram[] {
  const totals = shards[0]!.map(LogHistogram.unpack);
  for (const shard of shards.slice(1)) {
    shard.forEach((packed, index) => {
      totals[index]!.merge(LogHistogram.unpack(packed));
    });
  }
  return totals;
}

function gradientRows({ spec }: Study, key: CellKey, histograms: readonly LogHistogram[]): Row[] {
  const rows: Row[] = [];
  for (const { depth, layers } of rowLayers(spec)) {
    for (const layer of layers) {
      for (const parameter of ['weight', 'bias'] as const) {
        const histogram = histograms[rows.length]!;
        rows.push({
          ...key,
          depth,
          layer,
          parameter,
          lanes: histogram.total,
          log10: histogram.quantiles(),
          share: histogram.shares(),
          below: histogram.below(),
        });
      }
    }
  }
  return rows;
}

function factorRows(key: CellKey, histograms: readonly LogHistogram[]): FactorRow[] {
  return histograms.map((histogram, index) => ({
    ...key,
    layer: Math.floor(index / FACTOR_PARTS.length),
    part: FACTOR_PARTS[index % FACTOR_PARTS.length]!,
    count: histogram.total,
    log10: histogram.quantiles(),
    share: histogram.shares(),
  }));
}
