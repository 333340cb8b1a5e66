import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from './index.ts';

/** Made by reference/generate.py. */
interface Reference {
  readonly points: readonly number[];
  readonly functions: Readonly<Record<string, Column>>;
}

interface Column {
  /** How many of the common points lie outside the function's domain, at both ends together. */
  readonly skips: number;
  readonly extra: readonly number[];
  readonly roots: { readonly value: readonly number[] | 'all'; readonly slope: readonly number[] | 'all' };
  readonly value: readonly (number | 'Infinity')[];
  readonly slope: readonly (number | 'Infinity')[];
}

const reference: Reference = JSON.parse(
  readFileSync(new URL('./reference/catalogue.reference.json', import.meta.url), 'utf8'),
);

/** Relative error asked for; wider in the Gaussian tails. */
const relative: Readonly<Record<string, number>> = { gelu: 1e-12, 'gelu-tanh': 1e-12 };
/** Absolute error asked for near a root, and at the end of the floats, where a factor is subnormal. */
const nearRoot = 1e-15;
const underflow = 1e-320;

test('the reference covers the catalogue, no more and no less', () => {
  expect(Object.keys(reference.functions).sort()).toEqual(catalogue.map(({ name }) => name).sort());
});

test.each(catalogue.map((activation) => [activation.name, activation] as const))(
  '%s agrees with 400-digit arithmetic, value and slope',
  (name, activation) => {
    const column = reference.functions[name]!;
    const common =
      column.skips > 0 ? reference.points.filter((z) => Math.abs(z) <= 2 ** 20) : reference.points;
    const points = [...common, ...column.extra];
    const worst = { value: 0, slope: 0 };
    for (const part of ['value', 'slope'] as const) {
      expect(column[part]).toHaveLength(points.length);
      const compute = part === 'value' ? activation.value : activation.derivative;
      const { [part]: roots } = column.roots;
      for (const [i, z] of points.entries()) {
        const exact = Number(column[part][i]);
        const got = compute(z);
        if (got === exact) continue;
        const isNearRoot = roots === 'all' || roots.some((root) => Math.abs(z - root) < 0.5);
        const allowed = Math.max(
          (relative[name] ?? 1e-14) * Math.abs(exact),
          isNearRoot ? nearRoot : 0,
          underflow,
        );
        const error = Math.abs(got - exact) / allowed;
        if (!(error <= worst[part])) worst[part] = error;
        expect(error, `${part} at ${z}: got ${got}, expected ${exact}`).toBeLessThanOrEqual(1);
      }
    }
  },
);
