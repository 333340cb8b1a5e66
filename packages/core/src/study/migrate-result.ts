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
];

/**
 * A result of an older format, as JSON holds it, brought to this format: 1 → 2 gives every row and factor
 * the interval NaN … NaN, no row a `reach` or `versus`, and no distributions.
 *
 * What is not a result of an older format passes as it is: finding fault is the schema's task.
 */
export function migrateResult(value: unknown): unknown {
  if (!isParts(value) || !Number.isInteger(value.schema)) return value;
  const from = value.schema as number;
  if (from < 1 || from >= RESULT_SCHEMA) return value;
  return { ...steps.slice(from - 1).reduce((result, step) => step(result), value), schema: RESULT_SCHEMA };
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
