import { readFileSync } from 'node:fs';
import { resolveActivation } from '../packages/activations/src/index.ts';
import {
  type Activation,
  Collector,
  createStudy,
  GradientKernel,
  parseStudy,
  planStudy,
  runShard,
  type Study,
  type StudyResult,
} from '../packages/core/src/index.ts';
import { type CommandRun, runByCommandLine } from './command-line.ts';
import { SEED } from './draws.ts';
import {
  COLUMNS,
  type GridWork,
  type PipelineWork,
  type StudyWork,
  TABLE_WIDTH,
  type Work,
} from './protocol.ts';

/*
 * The works of the bench, done by this engine: the one file that knows how.
 */

/** A piece of work taken up. */
export interface Job {
  /** What it took beside this process, if anything. */
  run(): undefined | Promise<Pick<CommandRun, 'cpu' | 'memory'>>;
  /** Results of the last run: gradients by layer and lane, or a table of statistics. */
  result(): Float64Array;
}

/** Which path a job takes, and on how many threads. */
export interface Way {
  readonly path: 'kernel' | 'scalars';
  readonly threads: number;
}

/** Takes up a piece of work. */
export const createJob: (work: Work, way: Way) => Job = (work, way) => {
  switch (work.work) {
    case 'written':
      return written(work, way);
    case 'statistics':
      return statistics(work, way);
    case 'pipeline':
      return pipeline(work, way);
    case 'study':
      return wholeStudy(work, way);
  }
};

/** The activation of an entry; on the scalar path without its vectors. */
function activationOf(entry: string, { path }: Way): Activation {
  const activation = resolveActivation(entry);
  if (path === 'kernel') return activation;
  const { vectors, ...scalar } = activation;
  return { ...scalar, bounds: activation.bounds };
}

function numbersOf(file: string, count: number): Float64Array {
  const bytes = readFileSync(file);
  return new Float64Array(bytes.buffer, bytes.byteOffset, count);
}

/** Every gradient written. */
function written(work: GridWork, way: Way): Job {
  const { depth, lanes } = work;
  const activation = activationOf(work.activation, way);
  const kernel = GradientKernel.for(activation, { depth, lanes });
  return kernel === undefined ? writtenByScalars(work, activation) : writtenByKernel(work, kernel);
}

function writtenByKernel({ depth, lanes, ...files }: GridWork, kernel: GradientKernel): Job {
  const weights = numbersOf(files.weights, depth * lanes);
  for (let layer = 0; layer < depth; layer += 1)
    kernel.weights(layer).set(weights.subarray(layer * lanes, (layer + 1) * lanes));
  kernel.inputs.set(numbersOf(files.inputs, lanes));
  kernel.targets.set(numbersOf(files.targets, lanes));
  return {
    run: () => {
      kernel.run();
    },
    result: () => {
      const gradients = new Float64Array(depth * lanes);
      for (let layer = 0; layer < depth; layer += 1) gradients.set(kernel.gradients(layer), layer * lanes);
      return gradients;
    },
  };
}

function writtenByScalars(work: GridWork, activation: Activation): Job {
  const { depth, lanes } = work;
  const weights = numbersOf(work.weights, depth * lanes);
  const inputs = numbersOf(work.inputs, lanes);
  const targets = numbersOf(work.targets, lanes);
  const gradients = new Float64Array(depth * lanes);
  const h = new Float64Array(depth + 1);
  const slopes = new Float64Array(depth);
  return {
    run: () => {
      for (let lane = 0; lane < lanes; lane += 1) {
        h[0] = inputs[lane]!;
        for (let layer = 0; layer < depth; layer += 1) {
          const z = weights[layer * lanes + lane]! * h[layer]!;
          h[layer + 1] = activation.value(z);
          slopes[layer] = activation.derivative(z);
        }
        let delta = 2 * (h[depth]! - targets[lane]!);
        for (let layer = depth - 1; layer >= 0; layer -= 1) {
          delta *= slopes[layer]!;
          gradients[layer * lanes + lane] = delta * h[layer]!;
          delta *= weights[layer * lanes + lane]!;
        }
      }
    },
    result: () => gradients,
  };
}

/** Statistics of draws that the study has made before: those of the files, as the seed is theirs. */
function statistics(work: GridWork, way: Way): Job {
  const study = chainsOf(work, SEED, way);
  let result: StudyResult;
  return {
    run: () => {
      result = resultOf(study);
    },
    result: () => tableOf(result),
  };
}

/** Draws, gradients and statistics. */
function pipeline(work: PipelineWork, way: Way): Job {
  const study = chainsOf(work, work.seed, way);
  let result: StudyResult;
  return {
    run: () => {
      // A study that is new to the engine has no draws kept.
      result = resultOf({ ...study });
    },
    result: () => tableOf(result),
  };
}

function chainsOf(work: GridWork | PipelineWork, seed: number, { path }: Way): Study {
  const spec = parseStudy({
    seed,
    activations: [work.activation],
    depths: [work.depth],
    weights: 'normal:1',
    chains: work.lanes,
  });
  const study = createStudy(spec, [resolveActivation(work.activation)]);
  return path === 'kernel' ? study : { ...study, path: 'scalar' };
}

function resultOf(study: Study): StudyResult {
  const collector = new Collector(study);
  for (const shard of planStudy(study)) collector.add(shard, runShard(study, shard));
  return collector.result({ version: '', hash: '' });
}

/** A study as its author runs it. */
function wholeStudy(work: StudyWork, { threads }: Way): Job {
  const { seed, activations, depths, schemes, lanes, alwaysThreads } = work;
  const study = { seed, activations, depths, weights: schemes, chains: lanes };
  let result: StudyResult;
  return {
    run: async () => {
      const { result: found, ...usage } = await runByCommandLine(study, { threads, alwaysThreads });
      result = found;
      return usage;
    },
    result: () => tableOf(result),
  };
}

/** The rows of weight gradients as a table. */
function tableOf({ rows }: StudyResult): Float64Array {
  const weights = rows.filter(({ parameter }) => parameter === 'weight');
  const table = new Float64Array(TABLE_WIDTH * weights.length);
  weights.forEach(({ lanes, log10, share }, index) => {
    const row = table.subarray(TABLE_WIDTH * index);
    row[COLUMNS.zeros] = Math.round(share.zero * lanes);
    row[COLUMNS.mean] = log10.mean;
    for (const quantile of ['q05', 'q25', 'q50', 'q75', 'q95'] as const)
      row[COLUMNS[quantile]] = log10[quantile];
    // A result does not say; magnitudes do not underflow.
    row[COLUMNS.least] = Number.NaN;
  });
  return table;
}
