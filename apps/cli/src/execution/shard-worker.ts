import { runShard, type Shard, type ShardResult, type Study } from '@chainrule/core';
import Tinypool from 'tinypool';
import { type StudyMessage, studyOfMessage } from './study-message.ts';

// The study is built once a thread; the shards that follow are a few numbers each.
let study: Promise<Study> | undefined;

/** The task of a worker thread: runs one shard of the study that the thread was started with. */
export default async function runShardTask(shard: Shard): Promise<ShardResult> {
  study ??= studyOfMessage(Tinypool.workerData as StudyMessage);
  return runShard(await study, shard);
}
