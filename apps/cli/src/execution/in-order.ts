/**
 * Runs tasks at most `window` at a time and yields their results in the order of the items, whatever the order
 * in which they finish: memory is bounded by the window.
 *
 * @throws the error of the first item, in that order, whose task failed
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  window: number,
  run: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const running: Promise<Result>[] = [];
  for (const item of items) {
    const task = run(item);
    // It is awaited in its turn; until then, and after an early end, it must not reject unheard.
    task.catch(() => undefined);
    running.push(task);
    if (running.length >= window) yield await running.shift()!;
  }
  while (running.length > 0) yield await running.shift()!;
}
