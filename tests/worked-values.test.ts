import { sigmoid } from '@chainrule/activations';
import {
  backprop,
  createChain,
  createStudy,
  FLOAT_FORMATS,
  ledger,
  parseStudy,
  runStudy,
  type StudyResult,
  slopeCap,
} from '@chainrule/core';
import { describe, expect, test } from 'vitest';
import { chainruleWarm } from './cli/chainrule.ts';
import { ROOT } from './support/root.ts';

const PROVENANCE = { version: '0', hash: '' };

/** What `explain --json` promises, as far as it is used here. */
interface Explained {
  readonly cost: number;
  readonly gradients: readonly { layer: number; weight: { value: number; sign: number; log10: number } }[];
  readonly examples: readonly {
    readonly output: number;
    readonly layers: readonly { z: number; slope: number; factor: number; log10Product: number }[];
  }[];
}

async function explain(chain: object): Promise<Explained> {
  const input = JSON.stringify(chain);
  const outcome = await chainruleWarm(['explain', '-', '--json'], { folder: ROOT, input });
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(outcome.stdout) as Explained;
}

/** Equal to the digits that the published value has. */
function expectDigits(got: number, published: string): void {
  const digits = published
    .replace(/e.*$/, '')
    .replace(/^0?\./, '')
    .replace('.', '')
    .replace(/^0+/, '').length;
  expect(got.toPrecision(digits)).toBe(Number(published).toPrecision(digits));
}

/** The post's chain: x = 1, y = 0, four sigmoid layers of one weight w; ∂C/∂(w₃, w₂, w₁, w₀). */
const POST = [
  { w: 1, gradients: ['.19627', '.044699', '.010619', '.0028559'] },
  { w: 4, gradients: ['.036602', '.0027858', '2.1122e-4', '1.5196e-5'] },
  { w: 10, gradients: ['9.08e-5', '4.12e-8', '1.87e-11', '8.50e-15'] },
] as const;

describe('the post', () => {
  test.for(POST)('has the gradients of its table for w = $w', async ({ w, gradients }) => {
    const weights = [w, w, w, w];
    const explained = await explain({ activation: 'sigmoid', weights, examples: [{ x: 1, y: 0 }] });
    const computed = backprop(createChain({ activation: sigmoid, weights }), [{ x: 1, y: 0 }]);
    gradients.forEach((published, index) => {
      const layer = 3 - index;
      expectDigits(explained.gradients[layer]!.weight.value, published);
      expect(computed.gradients[layer]!.weight.value).toBe(explained.gradients[layer]!.weight.value);
      expect(explained.gradients[layer]!.weight.log10).toBeCloseTo(Math.log10(Number(published)), 2);
    });
  });

  test('caps the slopes of four layers at 4⁻⁴, which z = 0 in every layer attains', async () => {
    const { examples } = await explain({
      activation: 'sigmoid',
      weights: [1, 1, 1, 1],
      biases: [0, -0.5, -0.5, -0.5],
      examples: [{ x: 0, y: 0 }],
    });
    expect(examples[0]!.layers.map(({ z }) => z)).toEqual([0, 0, 0, 0]);
    expect(examples[0]!.layers.reduce((product, { slope }) => product * slope, 1)).toBe(0.00390625);
    expect(examples[0]!.layers[0]!.log10Product).toBeCloseTo(Math.log10(0.00390625), 13);
    expect(slopeCap(sigmoid.bounds)).toBeCloseTo(0.25, 12);
  });

  /** The second and third line as they stand there, for weights that are not 1. */
  test('is off by −1 in its second line and by w₀ in its third', async () => {
    const [w0, w1, w2, w3] = [0.7, -1.3, 2.1, 0.4] as const;
    const x = 0.9;
    const y = 0.3;
    const s = (z: number) => 1 / (1 + Math.exp(-z));
    const ds = (z: number) => s(z) * (1 - s(z));
    const cost = (w: number) => (y - s(w3 * s(w2 * s(w1 * s(w * x))))) ** 2;
    const h1 = s(w0 * x);
    const h2 = s(w1 * h1);
    const h3 = s(w2 * h2);
    const o = s(w3 * h3);
    const product = ds(w3 * h3) * -w3 * ds(w2 * h2) * -w2 * ds(w1 * h1) * -w1;
    const second = 2 * (y - o) * product * ds(w0 * x) * -x;
    const third = 2 * (y - o) * product * ds(w0 * x) * -x * -w0;

    const eta = 1e-5;
    const difference = (cost(w0 + eta) - cost(w0 - eta)) / (2 * eta);
    const explained = await explain({
      activation: 'sigmoid',
      weights: [w0, w1, w2, w3],
      examples: [{ x, y }],
    });
    const truth = explained.gradients[0]!.weight.value;
    expect(truth / difference).toBeCloseTo(1, 7);
    expect(second / truth).toBeCloseTo(-1, 12);
    expect(third / truth).toBeCloseTo(w0, 12);
  });
});

describe('Nielsen, chapter 5', () => {
  test('weights of 100 with z = 0 in every layer multiply a gradient by 25 a layer', async () => {
    const { examples } = await explain({
      activation: 'sigmoid',
      weights: [100, 100, 100],
      biases: [0, -50, -50],
      examples: [{ x: 0, y: 0 }],
    });
    expect(examples[0]!.layers.map(({ factor }) => factor)).toEqual([25, 25, 25]);
  });

  test('|wσ′| ≥ 1 needs |w| ≥ 4, on a range of a that is widest at w ≈ 6.9 with about 0.45', () => {
    expect(1 / slopeCap(sigmoid.bounds)).toBeCloseTo(4, 10);
    const published = (w: number) => (2 / w) * Math.log((w * (1 + Math.sqrt(1 - 4 / w))) / 2 - 1);
    const width = (w: number) => {
      let [inside, outside] = [0, 10];
      for (let step = 0; step < 60; step += 1) {
        const a = (inside + outside) / 2;
        if (w * sigmoid.derivative(w * a) >= 1) inside = a;
        else outside = a;
      }
      return 2 * inside;
    };
    for (const w of [4.5, 6.9, 20]) expect(width(w)).toBeCloseTo(published(w), 10);
    const widths = Array.from({ length: 100 }, (_, index) => width(4 + index / 10));
    const widest = Math.max(...widths);
    expect(widest).toBeCloseTo(0.45, 2);
    expect(4 + widths.indexOf(widest) / 10).toBeCloseTo(6.9, 1);
  });
});

describe('chains of sigmoid units', () => {
  test('without biases, weights and x ≥ 0: every factor after the first is at most 0.44774', () => {
    let largest = 0;
    for (let w = 0; w <= 20; w += 0.01) {
      const chain = createChain({ activation: sigmoid, weights: [1, w, w] });
      for (const x of [0, 0.5, 5]) {
        for (const { factor } of ledger(chain, { x, y: 0 }).layers.slice(1))
          largest = Math.max(largest, factor);
      }
    }
    expectDigits(largest, '.44774');
  });

  /** z = 0 in every layer and C′ = 1, so that ∂C/∂b₀ of the chain of depth L is 4^−L. */
  const capped = (depths: readonly number[]): StudyResult =>
    study({ depths, weights: 'constant:1', biases: 'constant:-0.5', layers: [0], chains: 1 }, 'constant:0.5');

  test('4^−L is representable up to L = 12, 66, 74 and 537', () => {
    const last = { float16: 12, bfloat16: 66, float32: 74, float64: 537 };
    for (const [format, depth] of Object.entries(last) as [keyof typeof last, number][]) {
      expect(Math.floor(-FLOAT_FORMATS[format].subnormal / 2)).toBe(depth);
      const rows = capped([depth, depth + 1]).rows.filter(({ parameter }) => parameter === 'bias');
      expect(rows.map(({ log10 }) => log10.q50 / Math.log10(4))).toEqual([
        expect.closeTo(-depth, 9),
        expect.closeTo(-depth - 1, 9),
      ]);
      expect(rows.map(({ below }) => below[format].subnormal)).toEqual([0, 1]);
    }
  });

  test('with weights N(0, 1): the typical factor is about 0.124', () => {
    const { factors } = study(
      { depths: [20], weights: 'normal:1', layers: 'ends', chains: 4096 },
      'normal:1',
    );
    const late = factors.filter(({ part, layer }) => part === 'factor' && layer >= 4);
    const mean = late.reduce((sum, { log10 }) => sum + log10.mean, 0) / late.length;
    expect(10 ** mean).toBeCloseTo(0.124, 2);
  });
});

function study(parts: object, inputs: string): StudyResult {
  const data = { inputs, targets: 'constant:0' };
  return runStudy(
    createStudy(parseStudy({ activations: ['sigmoid'], data, ...parts }), [sigmoid]),
    PROVENANCE,
  );
}
