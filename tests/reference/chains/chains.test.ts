import { readFileSync } from 'node:fs';
import { elu, gelu, identity, leakyRelu, relu, sigmoid, silu, softplus, tanh } from '@chainrule/activations';
import {
  type Activation,
  backprop,
  type Chain,
  createChain,
  type Example,
  type Magnitude,
} from '@chainrule/core';
import { expect, test } from 'vitest';
import { Lcg } from './lcg.ts';

/** In the generator's order: a mixed chain draws its activations by index. */
const ACTIVATIONS: readonly Activation[] = [
  sigmoid,
  tanh,
  relu,
  leakyRelu,
  elu,
  gelu,
  silu,
  softplus,
  identity,
];

type Sign = -1 | 0 | 1;

/**
 * Layer, then sign, log₁₀ and whether the gradient is beyond float64's slopes (below): of the weight, and of the
 * bias. Then, where it is not negligible, by how many decades the truth moves when every z, φ and φ′ is half an
 * ulp off.
 */
type TruthRow = readonly [
  layer: number,
  weightSign: Sign,
  weightLog: string | null,
  weightBeyond: 0 | 1,
  biasSign: Sign,
  biasLog: string | null,
  biasBeyond: 0 | 1,
  conditioning?: number,
];
type Case = readonly [
  activation: string,
  depth: number,
  scale: number,
  biasScale: number,
  signed: 0 | 1,
  examples: number,
  seed: number,
  rows: readonly TruthRow[],
];

const cases = JSON.parse(
  readFileSync(new URL('./chains.reference.json', import.meta.url), 'utf8'),
) as readonly Case[];

function chainOf([name, depth, scale, biasScale, signed, examples, seed]: Case): {
  chain: Chain;
  examples: Example[];
} {
  const lcg = new Lcg(seed);
  const draws = (factor: number) => Array.from({ length: depth }, () => factor * lcg.bell());
  const weights = draws(scale).map((weight) => (signed === 1 ? weight : Math.abs(weight)));
  const biases = draws(biasScale);
  const activation = Array.from({ length: depth }, () => {
    if (name !== 'mixed') return ACTIVATIONS.find((candidate) => candidate.name === name)!;
    return ACTIVATIONS[lcg.bits16() % ACTIVATIONS.length]!;
  });
  return {
    chain: createChain({ activation, weights, biases }),
    examples: Array.from({ length: examples }, () => ({ x: lcg.bell(), y: lcg.bell() })),
  };
}

/**
 * 1e-11 of |log₁₀|, and never less than 1e-11 decades: near |gradient| = 1 the logarithm passes through 0, while
 * the gradient keeps the relative error of its roundings, which 1e-11 decades (2.3e-11) allows for.
 *
 * Three of the 2,800 rows (a GELU chain that passes a slope of 2e-7) are worse conditioned than that: half an ulp
 * in every z moves their truth by 2e-10 decades. There, eight times that is allowed, for results of a few ulps.
 */
const tolerance = (truth: number, conditioning = 0) =>
  Math.max(1e-11 * Math.max(1, Math.abs(truth)), 8 * conditioning);

interface Comparison {
  readonly label: string;
  readonly got: Magnitude;
  readonly sign: Sign;
  readonly log10: number;
  readonly beyond: boolean;
  readonly conditioning: number | undefined;
}

function comparisons(entry: Case): Comparison[] {
  const { chain, examples } = chainOf(entry);
  const { gradients } = backprop(chain, examples);
  return entry[7].flatMap(([layer, ...row]) => {
    const { weight, bias } = gradients[layer]!;
    const label = `${JSON.stringify(entry.slice(0, 7))} layer ${layer}`;
    const conditioning = row[6];
    const log = (text: string | null) => (text === null ? Number.NEGATIVE_INFINITY : Number(text));
    return [
      {
        label: `${label} weight`,
        got: weight,
        sign: row[0],
        log10: log(row[1]),
        beyond: row[2] === 1,
        conditioning,
      },
      {
        label: `${label} bias`,
        got: bias,
        sign: row[3],
        log10: log(row[4]),
        beyond: row[5] === 1,
        conditioning,
      },
    ];
  });
}

function agrees({ got, sign, log10, conditioning }: Comparison): boolean {
  if (got.sign !== sign) return false;
  return got.log10 === log10 || Math.abs(got.log10 - log10) <= tolerance(log10, conditioning);
}

const describe = ({ label, got, sign, log10 }: Comparison) =>
  `${label}: expected sign ${sign} log₁₀ ${log10}, got sign ${got.sign} log₁₀ ${got.log10}`;

const names = [...ACTIVATIONS.map(({ name }) => name), 'mixed'];
const all = new Map(
  names.map((name) => [name, cases.filter(([activation]) => activation === name).flatMap(comparisons)]),
);

test.for(names)('gradients of %s chains agree with 80-digit arithmetic in sign and logarithm', (name) => {
  const compared = all.get(name)!.filter(({ beyond }) => !beyond);
  expect(compared.length).toBeGreaterThan(300);
  expect(compared.filter((comparison) => !agrees(comparison)).map(describe)).toEqual([]);
});

/**
 * A single slope, or a φ(z), that is not zero but below 2⁻¹⁰²² leaves the numbers of `derivative` and `value`
 * themselves: it is subnormal, or 0, and the gradient with it. Then the gradient may be an exact zero, never a wrong
 * sign, never NaN, and never larger than float64's rounding of that slope makes it.
 */
test('where one slope alone leaves float64 the gradient is zero or of the right sign', () => {
  const beyond = [...all.values()].flat().filter((comparison) => comparison.beyond);
  expect(beyond.length).toBeGreaterThan(100);
  const wrong = beyond.filter(({ got, sign, log10 }) => {
    if (got.sign === 0) return got.log10 !== Number.NEGATIVE_INFINITY;
    return got.sign !== sign || !(got.log10 <= log10 + 16);
  });
  expect(wrong.map(describe)).toEqual([]);
});

test('the reference covers exact zeros, saturation and chains beyond float64', () => {
  const logs = [...all.values()].flat().map(({ log10 }) => log10);
  expect(logs.filter((log10) => log10 === Number.NEGATIVE_INFINITY).length).toBeGreaterThan(100);
  expect(logs.filter((log10) => log10 < -400).length).toBeGreaterThan(100);
  expect(logs.filter((log10) => log10 > 400).length).toBeGreaterThan(20);
});
