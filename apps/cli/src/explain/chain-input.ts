import { ChainruleError, nearestNames, show } from '@chainrule/core';
import * as z from 'zod';

/** A chain and its examples, as a file or stdin gives them. */
export interface ChainInput {
  /** A name, a formula or `name = formula`, for all layers or one for each. */
  readonly activation: string | readonly string[];
  /** w_0 … w_{L−1}. */
  readonly weights: readonly number[];
  /** b_0 … b_{L−1}; all 0 where absent. */
  readonly biases?: readonly number[] | undefined;
  readonly examples: readonly { readonly x: number; readonly y: number }[];
}

const schema: z.ZodType<ChainInput> = z.strictObject({
  activation: z.union([z.string(), z.array(z.string()).min(1)]),
  weights: z.array(z.number()).min(1),
  biases: z.array(z.number()).optional(),
  examples: z.array(z.strictObject({ x: z.number(), y: z.number() })).min(1),
});

/** What each part must be, for messages: keyed by its path with indices left out. */
const expectations: Readonly<Record<string, string>> = {
  '': 'an object with `activation`, `weights` and `examples`',
  activation: 'a name or a formula, or a list with one per layer',
  'activation[]': 'a name or a formula',
  weights: 'a list of at least one number',
  'weights[]': 'a finite number',
  biases: 'a list of numbers, one per layer',
  'biases[]': 'a finite number',
  examples: 'a list of at least one {"x": …, "y": …}',
  'examples[]': '{"x": …, "y": …}',
  'examples[].x': 'a finite number',
  'examples[].y': 'a finite number',
};

const keysOf: Readonly<Record<string, readonly string[]>> = {
  '': ['activation', 'weights', 'biases', 'examples'],
  'examples[]': ['x', 'y'],
};

/**
 * Checks a chain's form; its lengths and its activations are checked where it is built.
 *
 * @throws ChainruleError `invalid-chain` with the place of the first part that is wrong
 */
export function parseChainInput(input: unknown): ChainInput {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  // A mistyped key explains the missing one.
  const { issues } = parsed.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!;
  const where = pathText(issue.path);
  const shape = where.replaceAll(/\[\d+\]/g, '[]');
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0]!;
    const legal = keysOf[shape] ?? [];
    throw new ChainruleError('invalid-chain', {
      where: where === '' ? key : `${where}.${key}`,
      expected: `one of ${legal.map((name) => `\`${name}\``).join(', ')}`,
      got: show(key),
      nearest: nearestNames(key, legal),
    });
  }
  const got = valueAt(input, issue.path);
  throw new ChainruleError('invalid-chain', {
    ...(where === '' ? {} : { where }),
    expected: expectations[shape] ?? issue.message,
    got: got === undefined ? 'nothing' : show(got),
  });
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input);
}
