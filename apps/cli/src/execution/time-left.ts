import type { Shard } from '@chainrule/core';

type Kind = Shard['kind'];

/**
 * How much longer shards take, from the true amount of work: the rate of each kind is measured as its shards are done,
 * on however many threads. A kind of which none is done yet is taken to be off its estimated work by as much as the
 * others are.
 */
export class TimeLeft {
  private readonly left: Record<Kind, number> = { sweep: 0, training: 0 };
  private readonly done: Record<Kind, number> = { sweep: 0, training: 0 };
  private readonly seconds: Record<Kind, number> = { sweep: 0, training: 0 };
  private last: number;
  private lanes = 0;

  /**
   * @param shards those that are to be run
   * @param now in seconds
   */
  constructor(shards: readonly Shard[], now: number) {
    this.last = now;
    for (const { kind, work } of shards) this.left[kind] += work;
  }

  /** Tells that a shard is done. */
  advance({ kind, work, lanes }: Shard, now: number): void {
    this.seconds[kind] += now - this.last;
    this.done[kind] += work;
    this.left[kind] = Math.max(0, this.left[kind] - work);
    this.lanes += lanes;
    this.last = now;
  }

  /** Seconds; undefined before the first shard is done. */
  get secondsLeft(): number | undefined {
    const kinds = Object.keys(this.left) as Kind[];
    const measured = kinds.filter((kind) => this.done[kind] > 0 && this.seconds[kind] > 0);
    if (measured.length === 0) return undefined;
    const sum = (of: (kind: Kind) => number) => measured.reduce((total, kind) => total + of(kind), 0);
    const overall = sum((kind) => this.seconds[kind]) / sum((kind) => this.done[kind]);
    return kinds.reduce((total, kind) => {
      const secondsOfOne = measured.includes(kind) ? this.seconds[kind] / this.done[kind] : overall;
      return total + this.left[kind] * secondsOfOne;
    }, 0);
  }

  /** Lanes of cells done a second, so far; 0 before any is. */
  get lanesPerSecond(): number {
    const seconds = this.seconds.sweep + this.seconds.training;
    return seconds > 0 ? this.lanes / seconds : 0;
  }
}
