import { PAIRED_LANES, PairedSample } from './paired-sample.ts';
import type { Shard } from './shard.ts';
import type { SweepRows } from './sweep-rows.ts';

/** The first and the last layer's gradients of the sample's lanes, as logarithms. */
export interface Ends {
  readonly first: Float64Array;
  readonly last: Float64Array;
}

/** The sample of a cell by depth, put together from those of its shards. */
export class PairedEnds {
  private readonly depths = new Map<number, Ends>();
  private readonly lanes: number;

  /** @param chains how many lanes the cell has */
  constructor(chains: number) {
    this.lanes = Math.min(PAIRED_LANES, chains);
  }

  /** Takes the values of a shard's {@link PairedSample}. */
  add(rows: SweepRows, shard: Shard, values: Float64Array): void {
    const { depths, lanes } = new PairedSample(rows, shard);
    depths.forEach((depth, index) => {
      const ends = this.at(depth) ?? {
        first: new Float64Array(this.lanes),
        last: new Float64Array(this.lanes),
      };
      this.depths.set(depth, ends);
      if (lanes === 0) return;
      const at = 2 * index * lanes;
      ends.first.set(values.subarray(at, at + lanes), shard.firstLane);
      ends.last.set(values.subarray(at + lanes, at + 2 * lanes), shard.firstLane);
    });
  }

  /** Undefined for a depth of which layer 0 has no row. */
  at(depth: number): Ends | undefined {
    return this.depths.get(depth);
  }
}
