import type { Shard } from '@chainrule/core';

/** Counts the cells of a study whose shards are all done: the sweep and the training of a cell count apart. */
export class CellsDone {
  private readonly left = new Map<string, number>();
  readonly total: number;
  private finished = 0;

  constructor(shards: readonly Shard[]) {
    for (const shard of shards) this.left.set(cellOf(shard), (this.left.get(cellOf(shard)) ?? 0) + 1);
    this.total = this.left.size;
  }

  /** Tells that a shard is done. */
  advance(shard: Shard): void {
    const left = this.left.get(cellOf(shard))! - 1;
    this.left.set(cellOf(shard), left);
    if (left === 0) this.finished += 1;
  }

  get done(): number {
    return this.finished;
  }
}

function cellOf({ kind, activation, weights }: Shard): string {
  return `${kind} ${activation} ${weights}`;
}
