import { createHash } from 'node:crypto';
import {
  ChainruleError,
  Collector,
  canonicalStudy,
  planStudy,
  type Study,
  type StudyResult,
} from '@chainrule/core';
import { CliError } from '../cli-error.ts';
import { version } from '../version.ts';
import { chooseRunner } from './choose-runner.ts';
import { inOrder } from './in-order.ts';
import { createProgress } from './progress.ts';
import { type StudyMessage, studyOfMessage } from './study-message.ts';

export interface RunOptions {
  readonly threads: number;
  readonly quiet: boolean;
  /** Aborted to end the run early. */
  readonly signal: AbortSignal;
}

/**
 * Runs a study on as many threads as asked. The result, to the byte, does not depend on their number.
 *
 *     message ─▶ study ─planStudy─▶ shards ─runner (threads)─▶ shard results, in order ─Collector─▶ result
 *
 * @throws ChainruleError or CliError where the study is not valid or an activation of a module throws;
 *   the signal's reason when it is aborted
 */
export async function runStudy(
  message: StudyMessage,
  { threads, quiet, signal }: RunOptions,
): Promise<StudyResult> {
  const study = await studyOfMessage(message);
  const shards = planStudy(study);
  const runner = await chooseRunner(study, message, shards, threads);
  const progress = createProgress(
    shards.reduce((sum, { work }) => sum + work, 0),
    { quiet },
  );
  const collector = new Collector(study);
  let next = 0;
  try {
    // Twice the threads in flight: none waits while the oldest shard is collected.
    for await (const result of inOrder(shards, 2 * runner.threads, (shard) => runner.run(shard, signal))) {
      collector.add(result);
      progress.advance(shards[next]!.work);
      next += 1;
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : shardError(error, study);
  } finally {
    progress.stop();
    await runner.close();
  }
  return collector.result({ version, hash: hashOf(study) });
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
