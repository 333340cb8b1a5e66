import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import {
  ChainruleError,
  Collector,
  canonicalStudy,
  cellOf,
  planStudy,
  type Shard,
  type ShardResult,
  type Study,
  type StudyResult,
} from '@chainrule/core';
import { CliError } from '../cli-error.ts';
import { version } from '../version.ts';
import { chooseRunner } from './choose-runner.ts';
import { inOrder } from './in-order.ts';
import { keepGarbageSmall } from './keep-garbage-small.ts';
import { openStore } from './open-store.ts';
import { createProgress } from './progress.ts';
import type { CachePlace } from './store/cache-place.ts';
import { StudyInterrupted } from './study-interrupted.ts';
import { type StudyMessage, studyOfMessage } from './study-message.ts';

export interface RunOptions {
  readonly threads: number;
  readonly quiet: boolean;
  /** Where finished shards are kept; undefined for nowhere. */
  readonly cache: CachePlace | undefined;
  /** Called with what is wrong with the cache, at most once. */
  readonly warn: (problem: string) => void;
  /** Called before computing begins, unless everything is in the store. */
  readonly computing?: () => void;
  /** Aborted to end the run early. */
  readonly signal: AbortSignal;
}

/** A result, and how many of the study's shards were in the store. */
export interface StudyRun {
  readonly result: StudyResult;
  readonly shards: number;
  readonly reused: number;
}

/**
 * Runs a study on as many threads as asked, as far as its shards are not in the store yet. The result, to the byte,
 * depends neither on the threads nor on the store.
 *
 *     message ─▶ study ─planStudy─▶ shards ─┬─ store ─────────────┬─▶ shard results ─Collector─▶ result
 *                                           └─ runner ─▶ store ───┘   of a cell in order
 *
 * @throws ChainruleError or CliError where the study is not valid or an activation of a module throws;
 *   StudyInterrupted when the signal is aborted
 */
export async function runStudy(
  message: StudyMessage,
  { threads, quiet, cache, warn, computing, signal }: RunOptions,
): Promise<StudyRun> {
  const study = await studyOfMessage(message);
  const shards = planStudy(study);
  const store = await openStore(cache, { study, shards, activationFiles: message.activationFiles, warn });
  const missing = shards.filter((shard) => !store.has(shard));
  if (missing.length > 0) computing?.();
  const runner = await chooseRunner(study, message, missing, threads);
  const progress = createProgress(shards, missing, { quiet });
  const collector = new Collector(study);
  let reused = 0;

  const stored = async (shard: Shard): Promise<ShardResult | undefined> => {
    if (!store.has(shard)) return undefined;
    // A turn of the event loop lets an interruption through.
    await setImmediate();
    signal.throwIfAborted();
    return store.get(shard);
  };
  const run = async (shard: Shard): Promise<ShardResult> => {
    const known = await stored(shard);
    const finished = known === undefined ? await compute(shard) : { result: known };
    progress.advance(shard, known === undefined ? 'computed' : 'stored');
    if (known === undefined) await store.put(shard, finished);
    else reused += 1;
    return finished.result;
  };
  const compute = (shard: Shard) => runner.run({ shard, isKept: store.keeps(shard) }, signal);

  const letGarbageGrow = keepGarbageSmall();
  try {
    // A thread goes on with the lanes that it has drawn, activation after activation, while others are at other lanes.
    const window = runner.threads === 1 ? 1 : runner.threads * (study.activations.length + 1);
    const ordered = inOrder({ items: shards, window, keyOf: (shard) => cellOf(study, shard), run });
    for await (const [shard, result] of ordered) collector.add(shard, result);
  } catch (error) {
    if (!signal.aborted) throw shardError(error, study);
    // What is finished is kept before it is counted.
    await store.close();
    throw new StudyInterrupted(store.count, shards.length);
  } finally {
    letGarbageGrow();
    progress.stop();
    await Promise.all([runner.close(), store.close()]);
  }
  return {
    result: collector.result({ version, hash: hashOf(study) }),
    shards: shards.length,
    reused,
  };
}

/** SHA-256 of the study's canonical text, in hexadecimal. */
function hashOf(study: Study): string {
  return createHash('sha256').update(canonicalStudy(study)).digest('hex');
}

/** A function of a user's module may throw; that is no defect of ours. */
function shardError(error: unknown, { activations }: Study): unknown {
  const opaque = activations.filter(({ formula }) => formula === undefined).map(({ name }) => name);
  if (opaque.length === 0 || error instanceof ChainruleError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new CliError('usage', `an activation of the study threw: ${message}`, {
    hints: [`Look at ${opaque.join(', ')}: chainrule check FILE finds the point.`],
    cause: error,
  });
}
