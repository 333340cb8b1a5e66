import { runShard, type Study } from '@chainrule/core';
import Tinypool from 'tinypool';
import type { FinishedShard, ShardTask } from './runner.ts';
import { packPayload } from './store/payload.ts';
import { type StudyMessage, studyOfMessage } from './study-message.ts';

// The study is built once a thread; the shards that follow are a few numbers each.
let study: Promise<Study> | undefined;

/** The task of a worker thread: runs one shard of the study that the thread was started with. */
export default async function runShardTask({ shard, isKept }: ShardTask): Promise<FinishedShard> {
  study ??= studyOfMessage(Tinypool.workerData as StudyMessage);
  const result = runShard(await study, shard);
  const finished = isKept ? { result, content: await packPayload(result) } : { result };
  // Bins are moved, not copied: those of a large shard are some hundred megabytes. The pool takes the wrapper off.
  const moved = { [Tinypool.transferableSymbol]: buffersOf(result), [Tinypool.valueSymbol]: finished };
  return Tinypool.move(moved as never) as unknown as FinishedShard;
}

/** The memory of the typed arrays in plain data, each once. */
function buffersOf(value: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const visit = (part: unknown): void => {
    if (ArrayBuffer.isView(part)) buffers.add(part.buffer as ArrayBuffer);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(visit);
  };
  visit(value);
  return [...buffers];
}
