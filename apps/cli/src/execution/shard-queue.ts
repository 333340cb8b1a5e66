import type { Shard } from '@chainrule/core';

/** Something that waits for a thread to run a shard. */
interface Waiting {
  readonly shard: Shard;
}

/**
 * Shards that wait for a thread. A thread goes on with the lanes that it has drawn: the same ones under the next
 * activation. When there are no more of them it takes lanes that no other thread is at, and in the end what is left.
 */
export class ShardQueue<Item extends Waiting> {
  private readonly waiting: Item[] = [];
  /** By thread. */
  private readonly lanes: (string | undefined)[] = [];

  push(item: Item): void {
    this.waiting.push(item);
  }

  /** What a thread is to run next. */
  take(thread: number): Item | undefined {
    const { waiting, lanes } = this;
    const own = waiting.findIndex(({ shard }) => drawsOf(shard) === lanes[thread]);
    const fresh = waiting.findIndex(({ shard }) => !lanes.includes(drawsOf(shard)));
    // What is left is taken from the end: its thread comes to it last.
    const place = own >= 0 ? own : fresh >= 0 ? fresh : waiting.length - 1;
    const [item] = waiting.splice(place, place < 0 ? 0 : 1);
    lanes[thread] = item === undefined ? undefined : drawsOf(item.shard);
    return item;
  }

  /** Forgets what is left. */
  clear(): void {
    this.waiting.length = 0;
  }
}

/** Equal for shards of the same draws. */
function drawsOf({ kind, weights, firstLane, lanes }: Shard): string {
  return `${kind} ${weights} ${firstLane} ${lanes}`;
}
