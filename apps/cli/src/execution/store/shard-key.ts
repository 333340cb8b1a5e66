import { createHash } from 'node:crypto';
import { ENGINE_VERSION, type Shard, type Study, type StudySpec } from '@chainrule/core';
import { canonicalText } from './canonical-text.ts';

/**
 * What stands for the functions of a module: a digest by the name of the activation that the module defines, or
 * undefined where what they compute cannot be known from the module's text.
 */
export type ModuleDigests = ReadonlyMap<string, string | undefined>;

/** The key of a shard; undefined for one that cannot be stored. */
export type ShardKeys = (shard: Shard) => string | undefined;

/**
 * The keys under which the shards of a study are stored: SHA-256, in hexadecimal, of all that a shard's numbers depend
 * on and of nothing else.
 *
 *     engine version, kind, seed, activation (formula, parameters, slopes at kinks), weights, biases, data, loss,
 *     first lane, lanes, rows, whether these are all lanes; depths and layers of a sweep; depth, steps and learning rate of a training
 *
 * Not in it: titles, names, the order of activations, the other activations and weight schemes,
 * threads; of the number of chains only whether a shard has all of them. So a study with another activation finds what it
 * has in common with an earlier one, and one with more chains the trainings and every full shard of a cell of several.
 */
export function shardKeys(study: Study, modules: ModuleDigests): ShardKeys {
  const { spec } = study;
  const data = dataOf(study);
  const activations = study.activations.map((_, index) => activationOf(study, index, modules));
  return (shard) => {
    const activation = activations[shard.activation];
    if (activation === undefined) return undefined;
    const { kind, firstLane, lanes, rows } = shard;
    return sha256(
      canonicalText({
        engine: ENGINE_VERSION,
        kind,
        seed: spec.seed,
        activation,
        weights: spec.weights[shard.weights],
        biases: spec.biases,
        data,
        loss: spec.loss,
        firstLane,
        lanes,
        rows,
        // The only shard of its cell holds what its rows say, and cannot be merged with others.
        isWhole: kind === 'sweep' && lanes === spec.chains,
        ...partOf[kind](spec),
      }),
    );
  };
}

/** What only the shards of one kind depend on. */
const partOf: Readonly<Record<Shard['kind'], (spec: StudySpec) => Readonly<Record<string, unknown>>>> = {
  sweep: ({ depths, layers }) => ({ depths, layers }),
  training: ({ training }) => ({
    depth: training?.depth,
    steps: training?.steps,
    learningRate: training?.learningRate,
  }),
};

/** The examples themselves, where a file has them: its name and place do not matter. */
function dataOf({ spec, data }: Study): unknown {
  if (data === undefined) return spec.data;
  return { examples: sha256(canonicalText(data.examples.map(({ x, y }) => [x, y]))) };
}

function activationOf({ spec, activations }: Study, index: number, modules: ModuleDigests): unknown {
  const { formula, parameters, kinks } = activations[index]!;
  // Without a kink the policy has nothing to decide.
  const slopes = kinks.length === 0 ? 'formula' : spec.kinks;
  const entry = spec.activations[index]!;
  const origin = typeof entry === 'string' ? entry.trim() : (entry.use ?? entry.name);
  const isDefinedHere = typeof entry !== 'string' && entry.formula !== undefined;
  if (!isDefinedHere && modules.has(origin)) {
    // Functions of a module: a formula beside them is only what the module says of them.
    const module = modules.get(origin);
    return module === undefined ? undefined : { module, parameters, slopes };
  }
  return formula === undefined ? undefined : { formula, parameters, slopes };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
