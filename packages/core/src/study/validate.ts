import * as z from 'zod';
import { ChainruleError, type ErrorCode, show } from '../errors.ts';
import { nearestNames } from '../nearest.ts';

/**
 * Checks a value against a schema whose messages say what was *expected*, and turns the first failure into an
 * error that says where, what was expected, what came and the nearest legal name.
 *
 * @param where the path of the value in the input, '' for the whole
 */
export function validate<T>(schema: z.ZodType<T>, value: unknown, where: string, code: ErrorCode): T {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  // A misspelt key explains a missing one, not the other way round.
  const { issues } = parsed.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!;
  const path = joinPath(where, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0]!;
    const legal = keysAt(schema, issue.path);
    throw new ChainruleError(code, {
      where: joinPath(where, [...issue.path, key]),
      expected: `one of the keys ${legal.join(', ')}`,
      got: show(key),
      nearest: nearestNames(key, legal),
    });
  }
  const got = valueAt(value, issue.path);
  const legal = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  throw new ChainruleError(code, {
    where: path,
    expected: legal.length > 1 ? `one of ${legal.join(', ')}` : issue.message,
    got: got === undefined ? 'nothing' : show(got),
    ...(typeof got === 'string' ? { nearest: nearestNames(got, legal) } : {}),
  });
}

/** A finite number; the message names the range. */
export function number(
  expected = 'a finite number',
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: { min?: number; max?: number } = {},
): z.ZodNumber {
  return z.number({ error: expected }).min(min, { error: expected }).max(max, { error: expected });
}

/** An integer from `min` to `max`. */
export function integer(min: number, max: number = Number.MAX_SAFE_INTEGER): z.ZodNumber {
  const expected =
    max === Number.MAX_SAFE_INTEGER ? `an integer ≥ ${min}` : `an integer from ${min} to ${grouped(max)}`;
  return number(expected, { min, max }).int({ error: expected });
}

/** A text that is not empty. */
export function text(expected = 'a text', maxLength = 10_000): z.ZodString {
  return z
    .string({ error: expected })
    .min(1, { error: `${expected} that is not empty` })
    .max(maxLength, { error: `${expected} of at most ${maxLength} characters` });
}

function joinPath(where: string, path: readonly PropertyKey[]): string {
  let joined = where;
  for (const key of path) {
    if (typeof key === 'number') joined += `[${key}]`;
    else joined += joined === '' ? String(key) : `.${String(key)}`;
  }
  return joined;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

/** The keys of the object schema that a path leads to. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const key of path) {
    while (at instanceof z.ZodOptional || at instanceof z.ZodDefault) at = at.unwrap();
    if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodObject) at = at.shape[key as string];
  }
  while (at instanceof z.ZodOptional || at instanceof z.ZodDefault) at = at.unwrap();
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** Thin groups of three, without the host's locale, which takes longer to load than all else here. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
