import { ChainruleError, show } from '../errors.ts';

/** The deepest chain a study may ask for. */
const DEEPEST = 100_000;

/**
 * Reads depths: a number, a range `1..64`, a list of them in one text `1,2,4..8`, or an array of these. Ascending,
 * without repetition.
 *
 * @throws ChainruleError `invalid-study`
 */
export function parseDepths(input: unknown, where = 'depths'): readonly number[] {
  const parts = (Array.isArray(input) ? input : [input]).flatMap((part: unknown) =>
    typeof part === 'string' ? part.split(',') : [part],
  );
  const depths = new Set<number>();
  for (const part of parts) {
    const [first, last = first] = typeof part === 'string' ? part.trim().split('..') : [part];
    const low = depth(first, part, where);
    const high = depth(last, part, where);
    if (low > high) invalid(where, `a range that ascends, such as ${high}..${low}`, part);
    for (let value = low; value <= high; value += 1) depths.add(value);
  }
  if (depths.size === 0) invalid(where, 'at least one depth', input);
  return [...depths].sort((a, b) => a - b);
}

function depth(input: unknown, whole: unknown, where: string): number {
  const value = typeof input === 'string' && input.trim() !== '' ? Number(input) : input;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > DEEPEST) {
    return invalid(where, `integers from 1 to ${DEEPEST}, such as 1..64 or 1,2,4`, whole);
  }
  return value;
}

function invalid(where: string, expected: string, got: unknown): never {
  throw new ChainruleError('invalid-study', { where, expected, got: show(got) });
}
