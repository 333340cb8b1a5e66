import * as z from 'zod';
import { ChainruleError, show } from '../errors.ts';
import { nearestNames } from '../nearest.ts';
import type { Distribution, DistributionKind } from './distribution.ts';
import { number, validate } from './validate.ts';

const schemas: {
  readonly [K in DistributionKind]: z.ZodType<Omit<Extract<Distribution, { kind: K }>, 'kind'>>;
} = {
  constant: z.strictObject({ value: number() }),
  normal: z.strictObject({
    mean: number().default(0),
    std: number('a number ≥ 0', { min: 0 }).default(1),
  }),
  uniform: z.strictObject({ low: number().default(0), high: number().default(1) }),
};

const KINDS = Object.keys(schemas) as DistributionKind[];

/** What the numbers after the colon mean, by how many there are. */
const shortForms: Readonly<Record<DistributionKind, readonly (readonly string[])[]>> = {
  constant: [['value']],
  normal: [[], ['std'], ['mean', 'std']],
  uniform: [[], ['low', 'high']],
};

/**
 * Reads how something is drawn: `{ scheme: normal, std: 1 }`, with the kind under `scheme`, `distribution` or
 * `kind`, or the short form `normal:1`.
 *
 * @param where the path of the input, for errors
 * @throws ChainruleError `invalid-study`
 */
export function parseDistribution(input: unknown, where = 'weights'): Distribution {
  const record = typeof input === 'string' ? fromShortForm(input, where) : input;
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return invalid(where, `a scheme such as { scheme: normal, std: 1 } or normal:1`, input);
  }
  const { scheme, distribution, kind = scheme ?? distribution, ...rest } = record as Record<string, unknown>;
  if (!isKind(kind)) {
    throw new ChainruleError('invalid-study', {
      where: `${where}.${scheme === undefined ? 'distribution' : 'scheme'}`,
      expected: `one of ${KINDS.join(', ')}`,
      got: kind === undefined ? 'nothing' : show(kind),
      ...(typeof kind === 'string' ? { nearest: nearestNames(kind, KINDS) } : {}),
    });
  }
  const numbers = validate<object>(schemas[kind], rest, where, 'invalid-study');
  const parsed = { kind, ...numbers } as Distribution;
  if (parsed.kind === 'uniform' && parsed.low > parsed.high)
    invalid(`${where}.high`, `a number ≥ low, ${parsed.low}`, parsed.high);
  return parsed;
}

function fromShortForm(input: string, where: string): Record<string, unknown> {
  const [kind = '', ...numbers] = input.trim().split(':');
  if (!isKind(kind)) return { scheme: kind };
  const keys = shortForms[kind].find(({ length }) => length === numbers.length);
  if (keys === undefined) {
    const forms = shortForms[kind].map((names) =>
      [kind, ...names.map((name) => name.toUpperCase())].join(':'),
    );
    return invalid(where, forms.join(' or '), input);
  }
  const entries = numbers.map((digits, index) => {
    const value = digits.trim() === '' ? Number.NaN : Number(digits);
    if (!Number.isFinite(value)) invalid(where, `a finite number for ${keys[index]}`, digits);
    return [keys[index], value];
  });
  return { kind, ...Object.fromEntries(entries) };
}

function isKind(kind: unknown): kind is DistributionKind {
  return typeof kind === 'string' && Object.hasOwn(schemas, kind);
}

function invalid(where: string, expected: string, got: unknown): never {
  throw new ChainruleError('invalid-study', { where, expected, got: show(got) });
}
