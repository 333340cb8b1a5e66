import * as z from 'zod';
import { ChainruleError, show } from '../errors.ts';
import { migrateResult } from './migrate-result.ts';
import { parseStudy } from './parse-study.ts';
import { RESULT_SCHEMA, type StudyResult } from './result.ts';
import { integer, text, validate } from './validate.ts';

let schema: z.ZodType<StudyResult> | undefined;

/** The schema of a result; made when first asked, for most runs of a programme never read one. */
function resultSchema(): z.ZodType<StudyResult> {
  schema ??= makeSchema() as unknown as z.ZodType<StudyResult>;
  return schema;
}

function makeSchema(): z.ZodType {
  const num: z.ZodType<number> = z.union([
    z.number(),
    z.enum(['NaN', 'Infinity', '-Infinity']).transform(Number),
  ]) as unknown as z.ZodType<number>;
  const name = text('a name', 120);
  const extremum = z.strictObject({
    lower: num,
    upper: num,
    at: num,
    attained: z.boolean(),
    side: z.enum(['left', 'right']).optional(),
    certified: z.boolean(),
  });
  const jump = z.strictObject({ left: num, right: num, value: num });
  const card = z.strictObject({
    name,
    formula: text().optional(),
    parameters: z.record(z.string(), num),
    slope: z.strictObject({
      formula: text('a formula', 1_000_000).optional(),
      supremum: extremum,
      infimum: extremum,
      points: integer(1).optional(),
    }),
    kinks: z.array(z.strictObject({ at: num, left: num, right: num, value: num, jump: jump.optional() })),
    curve: z.strictObject({ z: z.array(num), value: z.array(num), slope: z.array(num) }),
  });
  const log10 = z.strictObject({ q05: num, q25: num, q50: num, q75: num, q95: num, mean: num });
  const share = z.strictObject({ zero: num, infinite: num, nan: num });
  const interval = z.strictObject({ low: num, high: num });
  const { mean: _, ...quantiles } = log10.shape;
  const contrast = z.strictObject({ lanes: integer(0), ...quantiles, ...interval.shape, larger: num });
  const below = z.strictObject({ normal: num, subnormal: num });
  const cell = { activation: name, weights: name };
  const row = z.strictObject({
    ...cell,
    depth: integer(1),
    layer: integer(0),
    parameter: z.enum(['weight', 'bias']),
    lanes: integer(0),
    log10,
    interval,
    share,
    below: z.strictObject({ float16: below, bfloat16: below, float32: below, float64: below }),
    reach: contrast.optional(),
    versus: contrast.optional(),
  });
  const distribution = z.strictObject({
    ...cell,
    depth: integer(1),
    lanes: integer(0),
    zero: integer(0),
    infinite: integer(0),
    nan: integer(0),
    firstOctave: num,
    octaves: num,
    counts: z.array(integer(0)),
  });
  const factor = z.strictObject({
    ...cell,
    layer: integer(0),
    part: z.enum(['weight', 'slope', 'factor']),
    count: integer(0),
    log10,
    interval,
    share,
  });
  const training = z.strictObject({
    ...cell,
    depth: integer(1),
    step: integer(0),
    lanes: integer(0),
    diverged: integer(0),
    cost: z.strictObject({ q25: num, q50: num, q75: num }),
    reached: z.array(z.strictObject({ cost: num, share: num })),
    layers: z.array(z.strictObject({ layer: integer(0), moved: num, gradient: num })),
    reach: contrast.optional(),
  });
  const column = z.strictObject({ name: text(), mean: num, std: num });

  return z.strictObject({
    schema: integer(1),
    provenance: z.strictObject({ version: text(), hash: text() }),
    study: z.unknown(),
    data: z
      .strictObject({ file: text(), examples: integer(1), dropped: integer(0), x: column, y: column })
      .optional(),
    activations: z.array(card),
    rows: z.array(row),
    factors: z.array(factor),
    training: z.array(training),
    distributions: z.array(distribution),
  });
}

/**
 * Reads a result back from JSON text. `parseResult(serialiseResult(result))` equals `result`.
 *
 * A result of an older format is read as one of this format that lacks what was added since.
 *
 * @param where the file's name, for errors
 * @throws ChainruleError `invalid-result` for text that is not JSON, a result of a newer format, or anything out of
 *   place in it
 */
export function parseResult(json: string, where = 'result.json'): StudyResult {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new ChainruleError('invalid-result', { where, expected: 'JSON', got: (error as Error).message });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ChainruleError('invalid-result', {
      where,
      expected: 'the result of a study',
      got: show(value),
    });
  }
  const version = (value as { schema?: unknown }).schema;
  if (typeof version === 'number' && version > RESULT_SCHEMA) {
    throw new ChainruleError('invalid-result', {
      where,
      expected: `a result of format ${RESULT_SCHEMA} or older`,
      got: `${show(version)}, written by a newer Chainrule`,
    });
  }
  const result = validate(resultSchema(), migrateResult(value), where, 'invalid-result');
  return { ...result, study: parseStudy(result.study) };
}
