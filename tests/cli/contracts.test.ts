import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { chainruleWarm, emptyFolder, smallStudy } from './chainrule.ts';

const num = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]);
const magnitude = z.strictObject({ value: num, sign: num, log10: num.nullable() });

const explanation = z.strictObject({
  cost: num,
  gradients: z.array(z.strictObject({ layer: z.int(), weight: magnitude, bias: magnitude })),
  examples: z.array(
    z.strictObject({
      x: num,
      y: num,
      output: num,
      layers: z.array(
        z.strictObject({
          layer: z.int(),
          weight: num,
          z: num,
          h: num,
          slope: num,
          factor: num,
          log10Product: num.nullable(),
        }),
      ),
    }),
  ),
});

const extremum = z.strictObject({
  lower: num,
  upper: num,
  at: num,
  attained: z.boolean(),
  certified: z.boolean(),
});
const card = z.strictObject({
  name: z.string(),
  formula: z.string(),
  parameters: z.record(z.string(), num),
  slope: z.strictObject({ formula: z.string(), supremum: extremum, infimum: extremum }),
  kinks: z.array(z.strictObject({ at: num, left: num, right: num, value: num })),
  points: z.array(z.strictObject({ z: num, value: num, slope: num })),
});

const contrast = z.strictObject({
  lanes: z.int(),
  q05: num,
  q25: num,
  q50: num,
  q75: num,
  q95: num,
  low: num,
  high: num,
  larger: num,
});
const below = z.strictObject({ normal: num, subnormal: num });
const row = z.strictObject({
  activation: z.string(),
  weights: z.string(),
  depth: z.int(),
  layer: z.int(),
  parameter: z.enum(['weight', 'bias']),
  lanes: z.int(),
  log10: z.strictObject({ q05: num, q25: num, q50: num, q75: num, q95: num, mean: num }),
  share: z.strictObject({ zero: num, infinite: num, nan: num }),
  below: z.strictObject({ float16: below, bfloat16: below, float32: below, float64: below }),
  interval: z.strictObject({ low: num, high: num }),
  reach: contrast.optional(),
  versus: contrast.optional(),
});

const chain = {
  activation: ['sigmoid', 'z > 0 ? z : 0', 'twice = 2 * z'],
  weights: [1, -1, 0.5],
  biases: [0, 0.25, 0],
  examples: [
    { x: 1, y: 0 },
    { x: -1, y: 2 },
  ],
};

test('explain --json, from a file and from stdin', async () => {
  const folder = await emptyFolder({ 'chain.json': JSON.stringify(chain) });
  const file = await chainruleWarm(['explain', 'chain.json', '--json'], { folder });
  const stdin = await chainruleWarm(['explain', '-', '--json'], { folder, input: JSON.stringify(chain) });
  expect(stdin).toEqual(file);
  const parsed = explanation.parse(JSON.parse(file.stdout));
  expect(parsed.gradients.map(({ layer }) => layer)).toEqual([0, 1, 2]);
  expect(parsed.examples).toHaveLength(2);
  // w₁ = −1 and b₁ = 0.25 make z₁ negative: relu's slope is an exact zero there.
  expect(parsed.gradients[0]!.weight).toEqual({ value: 0, sign: 0, log10: null });
});

test.each([
  ['1', [0.0028559, 0.010619, 0.044699, 0.19627]],
  ['4', [1.5196e-5, 2.1122e-4, 0.0027858, 0.036602]],
  ['10', [8.5e-15, 1.87e-11, 4.12e-8, 9.08e-5]],
])('explain --weight %s --json gives the known gradients', async (weight, known) => {
  const { stdout } = await chainruleWarm(['explain', '--weight', weight, '--json'], {
    folder: await emptyFolder(),
  });
  const { gradients } = explanation.parse(JSON.parse(stdout));
  for (const [layer, value] of known.entries()) {
    expect(Number(gradients[layer]!.weight.value) / value).toBeCloseTo(1, 2);
  }
});

test('activations --json: of a name, a formula, with parameters, and the list', {
  timeout: 30_000,
}, async () => {
  const folder = await emptyFolder();
  const json = async (...args: string[]) =>
    JSON.parse((await chainruleWarm(['activations', ...args, '--json'], { folder })).stdout);

  const sigmoid = card.parse(await json('sigmoid', '--at', '0,-1.5,40'));
  expect(sigmoid.points.map(({ z }) => z)).toEqual([0, -1.5, 40]);
  expect(sigmoid.points[0]).toEqual({ z: 0, value: 0.5, slope: 0.25 });
  expect(sigmoid.points[2]!.slope).toBeCloseTo(4.248354255291589e-18, 30);
  expect(Number(sigmoid.slope.supremum.upper)).toBeCloseTo(0.25, 11);

  const formula = card.parse(await json('z > 0 ? z : alpha * expm1(z)', '--set', 'alpha=2'));
  expect(formula).toMatchObject({
    parameters: { alpha: 2 },
    kinks: [{ at: 0, left: 2, right: 1, value: 2 }],
  });
  expect(card.parse(await json('elu', '--set', 'alpha=2')).slope).toEqual(formula.slope);

  const list = z.array(card).parse(await json());
  expect(list.length).toBeGreaterThanOrEqual(30);
});

test('run writes rows in the promised form', async () => {
  const folder = await emptyFolder({ 'study.yaml': smallStudy });
  await chainruleWarm(['run', 'study.yaml', '--out', 'out', '-q'], { folder });
  const result = JSON.parse(await readFile(join(folder, 'out', 'result.json'), 'utf8'));
  const rows = z.array(row).parse(result.rows);
  expect(rows).toHaveLength(3 * 2 * (1 + 2 + 4) * 2);
});
