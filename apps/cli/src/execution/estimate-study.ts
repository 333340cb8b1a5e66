import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { planStudy, runShard, type Shard, type Study, type StudySpec } from '@chainrule/core';
import { usefulThreads } from './choose-runner.ts';
import { openStore } from './open-store.ts';
import type { RunOptions } from './run-study.ts';
import { type StudyMessage, studyOfMessage } from './study-message.ts';
import { typicalSeconds } from './typical-seconds.ts';

/** What a study would take, before it is run. */
export interface StudyEstimate {
  /** Cells to sweep, and cells to train. */
  readonly cells: Readonly<Record<Shard['kind'], number>>;
  /** Chains of all cells together. */
  readonly lanes: number;
  /** Layers of chains of which a gradient is computed, once for each example, depth and step. */
  readonly layerGradients: number;
  readonly shards: number;
  /** Those of them that are in the store. */
  readonly stored: number;
  /** Bytes, roughly. */
  readonly memory: number;
  /** What the rest takes on this machine. */
  readonly seconds: number;
  /** How many threads that would be. */
  readonly threads: number;
}

/** Work of a trial shard, in nanoseconds, and when no more are begun, in seconds. */
const TRIAL_WORK = 500e6;
const TRIAL_SECONDS = 1;

/**
 * Estimates what a study would take. Of every kind of shard and every activation that is not in the store yet, a small
 * piece is run on this machine, and the time scaled by the work.
 *
 * @throws ChainruleError or CliError where the study is not valid or an activation of a module throws
 */
export async function estimateStudy(
  message: StudyMessage,
  { threads, cache, warn }: Pick<RunOptions, 'threads' | 'cache' | 'warn'>,
): Promise<StudyEstimate> {
  const study = await studyOfMessage(message);
  const shards = planStudy(study);
  const store = await openStore(cache, { study, shards, activationFiles: message.activationFiles, warn });
  const missing = shards.filter((shard) => !store.has(shard));
  await store.close();
  const cells = study.activations.length * study.spec.weights.length;
  const { training } = study.spec;
  const parallel = usefulThreads(missing, threads);
  return {
    cells: { sweep: cells, training: training === undefined ? 0 : cells },
    lanes: cells * (study.spec.chains + (training?.chains ?? 0)),
    layerGradients: cells * layerGradients(study),
    shards: shards.length,
    stored: shards.length - missing.length,
    memory: memoryOf(study, shards, parallel),
    seconds: secondsOf(study, missing) / parallel,
    threads: parallel,
  };
}

/** Of one cell. */
function layerGradients({ spec, data }: Study): number {
  const examples = data?.examples.length ?? ('examples' in spec.data ? spec.data.examples : 1);
  const { training } = spec;
  const trained = training === undefined ? 0 : training.chains * training.depth * (training.steps + 1);
  return examples * (spec.chains * layersOfSweep(spec) + trained);
}

/** Layers of which one chain gives rows, all depths together. */
function layersOfSweep({ depths, layers }: StudySpec): number {
  return depths.reduce((sum, depth) => {
    if (layers === 'all') return sum + depth;
    if (layers === 'ends') return sum + Math.min(2, depth);
    return sum + layers.filter((layer) => layer < depth).length;
  }, 0);
}

/** What the heap grows by until it is first cleared, and what a thread needs for the packages. */
const HEAP = 70e6;
const THREAD = 55e6;

/** How many bins of a row hold something, as a rule, however many lanes there are. */
const TYPICAL_BINS = 1800;

/**
 * What the process holds now and its heap; on each thread the draws of a shard, its bins, its result and what is left of
 * the one before; and the packages on threads of their own.
 */
function memoryOf({ spec }: Study, shards: readonly Shard[], threads: number): number {
  const rows = 2 * layersOfSweep(spec) + 3 * spec.depths.at(-1)!;
  const lanes = shards.reduce(
    (most, shard) => (shard.kind === 'sweep' ? Math.max(most, shard.lanes) : most),
    0,
  );
  const bins = 8 * rows * Math.min(lanes, TYPICAL_BINS);
  const draws = 8 * lanes * spec.depths.at(-1)!;
  const packages = threads === 1 ? 0 : threads * THREAD;
  return process.memoryUsage.rss() + HEAP + packages + threads * (draws + 3 * bins);
}

/** Seconds on one thread. */
function secondsOf(study: Study, shards: readonly Shard[]): number {
  const end = performance.now() + 1000 * TRIAL_SECONDS;
  /** How many times its estimate each group takes. */
  const slowness = new Map<string, number>();
  for (const shard of shards) {
    if (performance.now() > end) break;
    if (slowness.has(groupOf(shard))) continue;
    slowness.set(groupOf(shard), slownessOf(study, shard));
  }
  // Groups for which there was no time are taken to be like the others.
  const mean = [...slowness.values()].reduce((sum, one) => sum + one, 0) / slowness.size;
  return shards.reduce(
    (sum, shard) => sum + (slowness.get(groupOf(shard)) ?? mean) * typicalSeconds([shard]),
    0,
  );
}

function groupOf({ kind, activation }: Shard): string {
  return `${kind} ${activation}`;
}

/**
 * How many times its estimate a piece of a shard takes: the mean of two runs, the first with draws to be made and engines
 * that are cold, the second without. What is all of a cell is tried as all of a smaller one, as such are counted otherwise.
 */
function slownessOf(study: Study, shard: Shard): number {
  const share = Math.min(1, TRIAL_WORK / shard.work);
  const lanes = Math.min(shard.lanes, 2 * Math.max(1, Math.floor((shard.lanes * share) / 2)));
  const piece = { ...shard, lanes, work: (shard.work * lanes) / shard.lanes };
  const isWhole = shard.lanes === study.spec.chains;
  const tried = isWhole ? { ...study, spec: { ...study.spec, chains: lanes } } : study;
  const start = performance.now();
  for (let run = 0; run < 2; run += 1) runShard(tried, piece);
  return (performance.now() - start) / 2000 / typicalSeconds([piece]);
}
