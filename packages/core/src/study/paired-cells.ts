import { contrastOf } from './contrast.ts';
import { PAIRED_LANES, PairedSample } from './paired-sample.ts';
import type { Contrast, Row } from './result.ts';
import type { Shard } from './shard.ts';
import type { SweepRows } from './sweep-rows.ts';

/** The first and the last layer's gradients of the sample's lanes, as logarithms. */
interface Ends {
  readonly first: Float64Array;
  readonly last: Float64Array;
}

/**
 * The samples of a study's cells, put together from those of its shards: the open cell's, and the first activation's, with
 * which the others are compared.
 */
export class PairedCells {
  /** By depth. */
  private open = new Map<number, Ends>();
  /** By weight scheme and depth. */
  private readonly references = new Map<string, Ends>();

  /** Takes the values of a shard's {@link PairedSample}. */
  add(rows: SweepRows, shard: Shard, values: Float64Array, chains: number): void {
    const { depths, lanes } = new PairedSample(rows, shard);
    const all = Math.min(PAIRED_LANES, chains);
    depths.forEach((depth, index) => {
      const ends = this.open.get(depth) ?? { first: new Float64Array(all), last: new Float64Array(all) };
      this.open.set(depth, ends);
      const at = 2 * index * lanes;
      if (lanes === 0) return;
      ends.first.set(values.subarray(at, at + lanes), shard.firstLane);
      ends.last.set(values.subarray(at + lanes, at + 2 * lanes), shard.firstLane);
    });
  }

  /** Compares the open cell's first layer at a depth with its last, and with the first activation's first. */
  compare({ activation, weights }: Shard, depth: number): Pick<Row, 'reach' | 'versus'> {
    const ends = this.open.get(depth);
    if (ends === undefined) return {};
    const reach = contrastOf(ends.first, ends.last);
    const key = `${weights} ${depth}`;
    if (activation === 0) {
      this.references.set(key, ends);
      return { reach };
    }
    const versus: Contrast = contrastOf(ends.first, this.references.get(key)!.first);
    return { reach, versus };
  }

  /** Closes the cell. */
  close(): void {
    this.open = new Map();
  }
}
