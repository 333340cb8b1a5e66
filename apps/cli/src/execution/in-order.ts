/** Items to run, and how. */
export interface OrderedRun<Item, Result> {
  readonly items: Iterable<Item>;
  /** How many items may be begun and not yet handed over: memory is bounded by it. */
  readonly window: number;
  /** Items of one key keep their order. */
  readonly keyOf: (item: Item) => unknown;
  readonly run: (item: Item) => Promise<Result>;
}

interface Begun<Item, Result> {
  readonly item: Item;
  readonly task: Promise<Result>;
  isSettled: boolean;
}

/**
 * Runs tasks at most `window` at a time and yields their results, those of one key in the order of the items, whatever
 * the order in which they finish.
 *
 * @throws the error of the first item of its key whose task failed
 */
export async function* inOrder<Item, Result>({
  items,
  window,
  keyOf,
  run,
}: OrderedRun<Item, Result>): AsyncGenerator<readonly [Item, Result], void, undefined> {
  const left = items[Symbol.iterator]();
  /** By key: what is begun and not handed over. */
  const begun = new Map<unknown, Begun<Item, Result>[]>();
  let running = 0;
  let wake = (): void => {};
  const begin = (item: Item): void => {
    const one: Begun<Item, Result> = { item, task: run(item), isSettled: false };
    const settle = (): void => {
      one.isSettled = true;
      wake();
    };
    // It is awaited in its turn; until then, and after an early end, it must not reject unheard.
    one.task.then(settle, settle);
    const queue = begun.get(keyOf(item)) ?? [];
    begun.set(keyOf(item), queue);
    queue.push(one);
    running += 1;
  };
  for (;;) {
    while (running < window) {
      const next = left.next();
      if (next.done) break;
      begin(next.value);
    }
    if (running === 0) return;
    const queue = [...begun.values()].find(([head]) => head!.isSettled);
    if (queue === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      continue;
    }
    const { item, task } = queue.shift()!;
    if (queue.length === 0) begun.delete(keyOf(item));
    running -= 1;
    yield [item, await task];
  }
}
