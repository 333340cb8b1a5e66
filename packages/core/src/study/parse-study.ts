import * as z from 'zod';
import { type LossName, losses } from '../chain/loss.ts';
import { ChainruleError, show } from '../errors.ts';
import { type KinkPolicy, kinkPolicies } from '../kink-policy.ts';
import { nearestNames } from '../nearest.ts';
import { distributionLabel } from './distribution.ts';
import { parseDepths } from './parse-depths.ts';
import { parseDistribution } from './parse-distribution.ts';
import type { ActivationEntry, DataSpec, LayerSelection, StudySpec, TrainingSpec } from './spec.ts';
import { integer, number, text, validate } from './validate.ts';

/** The study as written: parts with a grammar of their own are read afterwards. */
const fileSchema = z.strictObject({
  title: text('a title', 200).default('Untitled study'),
  seed: integer(0).default(1),
  activations: z
    .array(z.unknown(), { error: 'a list of activations' })
    .min(1, { error: 'at least one activation' }),
  depths: z.unknown().optional(),
  weights: z.unknown().optional(),
  biases: z.unknown().optional(),
  data: z.unknown().optional(),
  chains: integer(1, 1e10).default(1024),
  layers: z.unknown().optional(),
  loss: z.enum(keys(losses), { error: 'a loss' }).default('squared-error'),
  kinks: z.enum(keys(kinkPolicies), { error: 'a kink policy' }).default('formula'),
  training: z.unknown().optional(),
});

const activationSchema = z.strictObject({
  name: text('a name', 120),
  formula: text('a formula').optional(),
  use: text('the name of an activation', 120).optional(),
  parameters: z.record(z.string(), number(), { error: 'parameters such as { alpha: 1 }' }).optional(),
});

const drawnSchema = z.strictObject({
  inputs: z.unknown().optional(),
  targets: z.unknown().optional(),
  examples: integer(1, 1_000_000).default(1),
});

const fileDataSchema = z.strictObject({
  file: text('a path', 4096),
  x: text('the name of a column'),
  y: text('the name of a column'),
  scale: z.enum(['standard', 'none'], { error: 'a scaling' }).default('standard'),
});

const trainingSchema = z.strictObject({
  steps: integer(1, 10_000_000),
  learningRate: number('a number > 0', { min: Number.MIN_VALUE }),
  depth: integer(1).optional(),
  chains: integer(1).optional(),
  costs: z
    .array(number('a cost ≥ 0', { min: 0 }), { error: 'a list of costs' })
    .max(8, { error: 'at most eight costs' })
    .default([0.1, 0.01, 0.001]),
});

/**
 * Reads a study from plain data (what a YAML or JSON file holds), fills in defaults and checks everything that can be
 * checked without the activations and the data file.
 *
 * @throws ChainruleError `invalid-study`, saying where, what was expected, what came and the nearest legal name
 */
export function parseStudy(input: unknown): StudySpec {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new ChainruleError('invalid-study', {
      expected: 'a study: keys such as activations, depths and weights',
      got: show(input),
    });
  }
  const file = validate(fileSchema, input, '', 'invalid-study');
  const depths = parseDepths(file.depths ?? []);
  const weights = parseWeights(file.weights);
  return {
    title: file.title,
    seed: file.seed,
    activations: file.activations.map(parseActivation),
    depths,
    weights,
    biases: parseDistribution(file.biases ?? 'constant:0', 'biases'),
    data: parseData(file.data ?? {}),
    chains: file.chains,
    layers: parseLayers(file.layers ?? 'all', depths.at(-1)!),
    loss: file.loss,
    kinks: file.kinks,
    ...(file.training === undefined
      ? {}
      : { training: parseTraining(file.training, depths.at(-1)!, file.chains) }),
  };
}

function parseActivation(entry: unknown, index: number): ActivationEntry {
  const where = `activations[${index}]`;
  if (typeof entry === 'string') return validate(text('an activation'), entry, where, 'invalid-study');
  return validate<ActivationEntry & object>(activationSchema, entry, where, 'invalid-study');
}

function parseWeights(input: unknown): StudySpec['weights'] {
  const list = Array.isArray(input) ? input : input === undefined ? [] : [input];
  if (list.length === 0)
    throw new ChainruleError('invalid-study', {
      where: 'weights',
      expected: 'at least one weight scheme',
      got: 'nothing',
    });
  const weights = list.map((scheme: unknown, index) => parseDistribution(scheme, `weights[${index}]`));
  const labels = weights.map(distributionLabel);
  const repeated = labels.find((label, index) => labels.indexOf(label) !== index);
  if (repeated !== undefined) {
    throw new ChainruleError('invalid-study', {
      where: 'weights',
      expected: 'schemes that differ',
      got: `${show(repeated)} twice`,
    });
  }
  return weights;
}

function parseData(input: unknown): DataSpec {
  if (typeof input === 'object' && input !== null && ('file' in input || 'x' in input || 'y' in input)) {
    return validate(fileDataSchema, input, 'data', 'invalid-study');
  }
  const { inputs, targets, examples } = validate(drawnSchema, input, 'data', 'invalid-study');
  return {
    inputs: parseDistribution(inputs ?? 'normal:1', 'data.inputs'),
    targets: parseDistribution(targets ?? 'uniform:0:1', 'data.targets'),
    examples,
  };
}

function parseLayers(input: unknown, deepest: number): LayerSelection {
  if (input === 'all' || input === 'ends') return input;
  if (!Array.isArray(input) || input.length === 0) {
    throw new ChainruleError('invalid-study', {
      where: 'layers',
      expected: 'all, ends, or a list of layers such as [0, 3]',
      got: show(input),
      ...(typeof input === 'string' ? { nearest: nearestNames(input, ['all', 'ends']) } : {}),
    });
  }
  return validate(z.array(integer(0, deepest - 1)), input, 'layers', 'invalid-study');
}

function parseTraining(input: unknown, deepest: number, lanes: number): TrainingSpec {
  const { depth, chains, ...given } = validate(trainingSchema, input, 'training', 'invalid-study');
  return { ...given, depth: depth ?? deepest, chains: chains ?? Math.min(lanes, 256) };
}

function keys<K extends LossName | KinkPolicy>(record: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(record) as K[];
}
