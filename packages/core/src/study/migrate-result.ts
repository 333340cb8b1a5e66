import { RESULT_SCHEMA } from './result.ts';

type Parts = Readonly<Record<string, unknown>>;

/** From each older format to the next; what the older one did not hold is said to be missing, never made up. */
const steps: readonly ((result: Parts) => Parts)[] = [
  (result) => ({
    ...result,
    rows: each(result.rows, withoutInterval),
    factors: each(result.factors, withoutInterval),
    distributions: [],
  }),
  (result) => ({
    ...result,
    study: isParts(result.study) ? withoutCosts(result.study) : result.study,
    training: each(result.training, (row) => ({ ...row, reached: [] })),
  }),
];

/**
 * A result of an older format, as JSON holds it, brought to this format: 1 → 2 gives every row and factor
 * the interval NaN … NaN, no row a `reach` or `versus`, and no distributions; 2 → 3 asks for no costs of a training, and
 * says of none how many chains have reached it.
 *
 * What is not a result of an older format passes as it is: finding fault is the schema's task.
 */
export function migrateResult(value: unknown): unknown {
  if (!isParts(value) || !Number.isInteger(value.schema)) return value;
  const from = value.schema as number;
  if (from < 1 || from >= RESULT_SCHEMA) return value;
  return { ...steps.slice(from - 1).reduce((result, step) => step(result), value), schema: RESULT_SCHEMA };
}

function withoutCosts(study: Parts): Parts {
  return isParts(study.training) ? { ...study, training: { ...study.training, costs: [] } } : study;
}

function withoutInterval(row: Parts): Parts {
  return { ...row, interval: { low: 'NaN', high: 'NaN' } };
}

function each(rows: unknown, change: (row: Parts) => Parts): unknown {
  return Array.isArray(rows) ? rows.map((row) => (isParts(row) ? change(row) : row)) : rows;
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
