import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogueEntries } from './index.ts';

/** Made by reference/torch-generate.py. */
interface Reference {
  readonly torch: string;
  readonly points: readonly number[];
  readonly functions: Readonly<
    Record<string, { readonly value: readonly number[]; readonly slope: readonly number[] }>
  >;
}

const reference: Reference = JSON.parse(
  readFileSync(new URL('./reference/torch.reference.json', import.meta.url), 'utf8'),
);

/** Where we differ on purpose: function, z, and what PyTorch 1.13 gives for the slope. */
const differences: readonly (readonly [name: string, z: number, slope: number, why: string])[] = [
  ['hard-swish', -3, -0.5, 'later versions take 0, as does JAX'],
  ['hard-swish', 3, 1.5, 'the scalar path; the vector path and later versions take 1'],
];

/** Absolute error of PyTorch itself, where it forms 1 − something near 1, and where it is more than usual. */
const absolute = 4e-16;
const coarser: Readonly<Record<string, number>> = {
  'gelu-tanh': 1e-14, // 1 + tanh(u), times z/2, in the left tail
  'hard-sigmoid': 5e-9, // its kernel holds 1/6 as a float32
};
const relative = 1e-13;

test.each(Object.keys(reference.functions))(
  '%s agrees with PyTorch, value and slope, kinks included',
  (name) => {
    const { activation } = catalogueEntries.find((entry) => entry.name === name)!;
    const column = reference.functions[name]!;
    for (const [i, z] of reference.points.entries()) {
      const near = (got: number, expected: number) =>
        expect(Math.abs(got - expected), `at ${z}: got ${got}, PyTorch ${expected}`).toBeLessThanOrEqual(
          Math.max(coarser[name] ?? absolute, relative * Math.abs(expected)),
        );
      near(activation.value(z), column.value[i]!);
      const differs = differences.find(([other, at]) => other === name && at === z);
      if (differs === undefined) near(activation.derivative(z), column.slope[i]!);
      else expect(column.slope[i]).toBe(differs[2]);
    }
  },
);

test('the slopes that the catalogue says PyTorch takes at kinks are those', () => {
  const stated = catalogueEntries.flatMap(({ name, slopeAtKinks = [] }) =>
    slopeAtKinks.flatMap(({ at, slopes: { pytorch } }) =>
      pytorch === undefined ? [] : [[name, at, pytorch] as const],
    ),
  );
  expect(stated.length).toBeGreaterThan(15);
  for (const [name, at, slope] of stated) {
    const older = differences.find(([other, z]) => other === name && z === at);
    const i = reference.points.indexOf(at);
    const { activation } = catalogueEntries.find((entry) => entry.name === name)!;
    expect(activation.derivative(at), `${name} at ${at}`).toBe(slope);
    expect(reference.functions[name]!.slope[i]).toBeCloseTo(older === undefined ? slope : older[2], 8);
  }
});
