import type { Activation } from '../activation.ts';
import type { Example } from '../chain/chain.ts';
import { ChainruleError } from '../errors.ts';
import { withKinkPolicy } from '../kink-policy.ts';
import type { DataSummary } from './result.ts';
import type { StudySpec } from './spec.ts';

/** A study ready to run: its specification, and what its names stand for. */
export interface Study {
  readonly spec: StudySpec;
  /** With the study's kink policy applied. */
  readonly activations: readonly Activation[];
  /** Asks for the path that machines without SIMD take: slower, with the same bits. */
  readonly path?: 'scalar';
  /** The examples of every lane, when they come from a file. */
  readonly data?: StudyData;
}

/** The examples of a data file, and what was read of it. */
export interface StudyData {
  readonly examples: readonly Example[];
  readonly summary: DataSummary;
}

/** The most rows a result may have. */
const ROW_LIMIT = 1_000_000;

/**
 * Joins a specification with the activations it names, in its order, and with the data of its file.
 *
 * @throws ChainruleError `duplicate-name` for two activations of one name, `invalid-data` when the specification
 *   names a file and no data came, `too-large` for more than 10⁶ rows
 */
export function createStudy(spec: StudySpec, activations: readonly Activation[], data?: StudyData): Study {
  const seen = new Set<string>();
  for (const { name } of activations) {
    if (seen.has(name)) {
      throw new ChainruleError('duplicate-name', {
        where: 'activations',
        expected: 'names that differ',
        got: `\`${name}\` twice`,
      });
    }
    seen.add(name);
  }
  if ('file' in spec.data && data === undefined) {
    throw new ChainruleError('invalid-data', { where: 'data.file', expected: 'its examples', got: 'none' });
  }
  const study: Study = {
    spec,
    activations: activations.map((activation) => withKinkPolicy(activation, spec.kinks)),
    ...(data === undefined ? {} : { data }),
  };
  const rows = rowLayers(spec).reduce((sum, { layers }) => sum + 2 * layers.length, 0);
  const total = rows * activations.length * spec.weights.length;
  if (total > ROW_LIMIT) {
    throw new ChainruleError('too-large', {
      where: 'layers',
      expected: `at most ${ROW_LIMIT} rows (\`layers: ends\` keeps the first and the last layer)`,
      got: `${total} rows`,
    });
  }
  return study;
}

/** Which layers of which depth get rows, in the order of the rows. */
export function rowLayers({
  depths,
  layers,
}: StudySpec): readonly { depth: number; layers: readonly number[] }[] {
  return depths.map((depth) => {
    if (layers === 'all') return { depth, layers: Array.from({ length: depth }, (_, layer) => layer) };
    const wanted = layers === 'ends' ? [0, depth - 1] : layers;
    return { depth, layers: [...new Set(wanted)].filter((layer) => layer < depth).sort((a, b) => a - b) };
  });
}

/**
 * The study as text, the same for the same study: what its hash is taken of. Activations stand with their
 * formulas and parameters, data with its numbers.
 */
export function canonicalStudy({ spec, activations, data }: Study): string {
  return JSON.stringify({
    ...spec,
    activations: activations.map(({ name, formula, parameters }) => ({
      name,
      formula: formula ?? null,
      parameters,
    })),
    examples: data?.examples.map(({ x, y }) => [x, y]) ?? null,
  });
}
