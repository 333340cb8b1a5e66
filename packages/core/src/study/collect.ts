import { activationCard } from './activation-card.ts';
import { type CellResult, OpenCell } from './open-cell.ts';
import { type Provenance, RESULT_SCHEMA, type StudyResult } from './result.ts';
import { runShard, type ShardResult } from './run-shard.ts';
import { cellOf, planStudy, type Shard } from './shard.ts';
import type { Study } from './study.ts';

/**
 * Runs a whole study on the calling thread.
 *
 *     spec ─createStudy─▶ study ─planStudy─▶ shards ─runShard─▶ shard results ─Collector─▶ result
 *
 * @param provenance what computed it; `hash` identifies the study
 */
export function runStudy(study: Study, provenance: Provenance): StudyResult {
  const collector = new Collector(study);
  for (const shard of planStudy(study)) collector.add(shard, runShard(study, shard));
  return collector.result(provenance);
}

/**
 * Merges shard results into rows. Those of a cell are taken in the order of the plan, those of different cells as they
 * come: shards are merged at once, and a run of a cell's rows is summarised when its last one is in, so that memory does
 * not grow with the lanes swept.
 */
export class Collector {
  private readonly study: Study;
  /** By {@link cellOf}: cells whose rows are not made yet, and the rows of the others. */
  private readonly open = new Map<number, OpenCell>();
  private readonly found: CellResult[] = [];
  /** By weight scheme: the first activation's cell, once it is complete; the others are compared with it. */
  private readonly references = new Map<number, OpenCell>();

  constructor(study: Study) {
    this.study = study;
    const cells = new Map<number, Shard[]>();
    for (const shard of planStudy(study)) {
      const cell = cellOf(study, shard);
      if (!cells.get(cell)?.push(shard)) cells.set(cell, [shard]);
    }
    for (const [cell, shards] of cells) this.open.set(cell, new OpenCell(study, shards));
  }

  /** Takes the result of a shard; of its cell, the next one of the plan. */
  add(shard: Shard, result: ShardResult): void {
    const cell = cellOf(this.study, shard);
    this.open.get(cell)!.add(result);
    if (this.open.get(cell)!.isComplete) this.close(shard.weights);
  }

  /** Makes the rows of the complete cells of a weight scheme, once the first activation's is one of them. */
  private close(weights: number): void {
    const { open, found, study } = this;
    const cellAt = (activation: number) => cellOf(study, { activation, weights });
    const reference = this.references.get(weights) ?? open.get(cellAt(0))!;
    if (!reference.isComplete) return;
    this.references.set(weights, reference);
    study.activations.forEach((_, activation) => {
      const cell = open.get(cellAt(activation));
      if (!cell?.isComplete) return;
      found[cellAt(activation)] = cell.result(activation === 0 ? undefined : reference);
      open.delete(cellAt(activation));
    });
  }

  /** The result, once every shard is in; rows cell by cell. */
  result(provenance: Provenance): StudyResult {
    const { study, found } = this;
    return {
      schema: RESULT_SCHEMA,
      provenance,
      study: study.spec,
      ...(study.data === undefined ? {} : { data: study.data.summary }),
      activations: study.activations.map(activationCard),
      rows: found.flatMap(({ rows }) => rows),
      factors: found.flatMap(({ factors }) => factors),
      training: found.flatMap(({ training }) => training),
      distributions: found.flatMap(({ distributions }) => distributions),
    };
  }
}
