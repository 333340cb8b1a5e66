import { describe, expect, test } from 'vitest';
import { ChainruleError } from '../errors.ts';
import { activation, bend, grow, hinge, line, square, squash } from '../fixtures/activations.ts';
import { backprop } from './backprop.ts';
import { createChain } from './chain.ts';
import { descend } from './descent.ts';
import { checkGradient } from './gradient-check.ts';
import { ledger } from './ledger.ts';

const example = { x: 1, y: 0 };

describe('createChain', () => {
  test.each([
    [{ activation: line, weights: [] }, /at least one weight/],
    [{ activation: [line], weights: [1, 2] }, /one activation, or 2/],
    [{ activation: line, weights: [1, 2], biases: [1] }, /2 biases/],
    [{ activation: line, weights: [1, Number.NaN] }, /finite number for `weights\[1\]`, got `NaN`/],
    [{ activation: line, weights: [1], biases: [Number.POSITIVE_INFINITY] }, /biases\[0\]/],
  ])('refuses what is not a chain: %#', (parts, message) => {
    expect(() => createChain(parts)).toThrow(ChainruleError);
    expect(() => createChain(parts)).toThrow(message);
  });

  test('a later change of the caller’s arrays does not reach the chain', () => {
    const weights = Float64Array.of(1, 2);
    const chain = createChain({ activation: line, weights });
    weights[0] = 9;
    expect([...chain.weights]).toEqual([1, 2]);
  });
});

describe('backprop', () => {
  test.each([squash, bend, line, square, hinge])('agrees with central differences: $name', (phi) => {
    const chain = createChain({
      activation: phi,
      weights: [0.7, -1.3, 1.1, 0.9],
      biases: [0.2, 0.1, 0.4, -0.1],
    });
    const checks = checkGradient(chain, [example, { x: -0.4, y: 0.8 }]);
    expect(checks).toHaveLength(8);
    expect(checks.filter(({ agrees }) => !agrees)).toEqual([]);
    for (const { gradient, difference } of checks) expect(gradient).toBeCloseTo(difference, 6);
  });

  test('each layer may have its own activation', () => {
    const chain = createChain({ activation: [squash, line, bend], weights: [1, 2, 3], biases: [0, 0.5, 0] });
    expect(checkGradient(chain, [example]).every(({ agrees }) => agrees)).toBe(true);
  });

  test('the check itself fails when a slope is wrong', () => {
    const wrong = activation('wrong', Math.tanh, (z) => -1 / Math.cosh(z) ** 2);
    const chain = createChain({ activation: wrong, weights: [0.5, 0.5] });
    expect(checkGradient(chain, [example]).some(({ agrees }) => !agrees)).toBe(true);
  });

  test('costs and gradients add up over examples', () => {
    const chain = createChain({ activation: squash, weights: [1, 2], biases: [0.1, 0.2] });
    const one = backprop(chain, [example]);
    const other = backprop(chain, [{ x: -2, y: 1 }]);
    const both = backprop(chain, [example, { x: -2, y: 1 }]);
    expect(both.cost).toBeCloseTo(one.cost + other.cost, 15);
    both.gradients.forEach(({ weight }, layer) => {
      expect(weight.value).toBeCloseTo(
        one.gradients[layer]!.weight.value + other.gradients[layer]!.weight.value,
        15,
      );
    });
  });

  test('losses: half the squared error halves the gradient, the absolute error takes the sign alone', () => {
    const chain = createChain({ activation: line, weights: [2] });
    const slope = (loss: Parameters<typeof backprop>[2]) =>
      backprop(chain, [{ x: 3, y: 1 }], loss).gradients[0]!.weight.value;
    expect(slope('squared-error')).toBe(2 * 5 * 3);
    expect(slope('half-squared-error')).toBe(5 * 3);
    expect(slope('absolute-error')).toBe(3);
  });

  test('a gradient of 10⁻⁶⁰²⁰ keeps sign and logarithm while its value is 0', () => {
    const chain = createChain({ activation: line, weights: new Float64Array(10_000).fill(-0.25) });
    const { weight, bias } = backprop(chain, [{ x: 2, y: -1 }]).gradients[0]!;
    // ∂C/∂w₀ = 2(o − y)·x·Π w = 2·1·2·(−1/4)⁹⁹⁹⁹
    expect(weight).toMatchObject({ value: -0, sign: -1 });
    expect(weight.log2).toBe(2 - 2 * 9999);
    expect(weight.log10).toBeCloseTo((2 - 2 * 9999) * Math.log10(2), 8);
    expect(bias.log2).toBe(1 - 2 * 9999);
  });

  test('a gradient beyond 10³⁰⁸ is infinite as a value, finite as a logarithm', () => {
    const chain = createChain({ activation: line, weights: new Float64Array(1000).fill(16) });
    const { weight } = backprop(chain, [{ x: 1, y: 0 }]).gradients[0]!;
    // o = 16¹⁰⁰⁰ and ∂C/∂w₀ = 2·o·16⁹⁹⁹
    expect(weight).toMatchObject({ value: Number.POSITIVE_INFINITY, sign: 1, log2: 1 + 4000 + 3996 });
  });

  test('a chain that decays through an activation linear only near 0 goes on below float64', () => {
    const chain = createChain({ activation: bend, weights: new Float64Array(2000).fill(0.5) });
    const gradients = backprop(chain, [{ x: 1e-3, y: 1 }]).gradients;
    // tanh z = z(1 − z²/3 …): every weight's gradient is −2·h_L-free product; beyond the first layers they are equal
    expect(gradients[1999]!.weight.log2).toBeCloseTo(gradients[1000]!.weight.log2, 10);
    expect(gradients[1999]!.weight.value).toBe(-0);
    expect(gradients[1999]!.weight.sign).toBe(-1);
  });

  test('a dead unit gives exact zeros', () => {
    const chain = createChain({ activation: hinge, weights: [-1, 1, 1] });
    for (const { weight } of backprop(chain, [example]).gradients) {
      expect(weight).toEqual({
        value: 0,
        sign: 0,
        log10: Number.NEGATIVE_INFINITY,
        log2: Number.NEGATIVE_INFINITY,
      });
    }
  });

  test('an overflow of the activation itself shows as NaN or infinity, never as a number', () => {
    const chain = createChain({ activation: grow, weights: [1, 1, 1, 1, 1] });
    const { gradients } = backprop(chain, [{ x: 3, y: 0 }]);
    expect(Number.isFinite(gradients[0]!.weight.log10)).toBe(false);
  });
});

describe('ledger', () => {
  const chain = createChain({ activation: squash, weights: [1, 2, -3], biases: [0.5, 0, 0.25] });
  const { layers, output } = ledger(chain, example);

  test('every entry follows from the one before', () => {
    expect(layers[0]!.h).toBe(1);
    layers.forEach(({ layer, z, h, slope, factor, weight, bias }) => {
      expect(z).toBe(weight * h + bias);
      expect(slope).toBe(squash.derivative(z));
      expect(factor).toBe(weight * slope);
      expect(layers[layer + 1]?.h ?? output).toBe(squash.value(z));
    });
  });

  test('the running product is that of the factors from the output down', () => {
    let product = 1;
    for (const { factor, log10Product } of [...layers].reverse()) {
      product *= factor;
      expect(log10Product).toBeCloseTo(Math.log10(Math.abs(product)), 13);
    }
  });

  test('it explains the gradient: ∂C/∂b₀ = 2(o − y)·∂o/∂h₁·φ′(z₀)', () => {
    const { bias } = backprop(chain, [example]).gradients[0]!;
    expect(bias.log10).toBeCloseTo(
      Math.log10(2 * output) + layers[1]!.log10Product + Math.log10(layers[0]!.slope),
      12,
    );
  });
});

describe('descend', () => {
  test('the first update is w − ε ∂C/∂w', () => {
    const chain = createChain({ activation: squash, weights: [1, 2], biases: [0.1, -0.2] });
    const [start, next] = [...descend(chain, [example], { steps: 1, learningRate: 0.5 })];
    const { gradients, cost } = backprop(chain, [example]);
    expect(start!.cost).toBe(cost);
    gradients.forEach(({ layer, weight, bias }) => {
      expect(next!.weights[layer]).toBe(chain.weights[layer]! - 0.5 * weight.value);
      expect(next!.biases[layer]).toBe(chain.biases[layer]! - 0.5 * bias.value);
    });
    expect(next!.cost).toBeLessThan(cost);
  });

  test('it finds the least squares of a line', () => {
    const chain = createChain({ activation: line, weights: [0] });
    const examples = [-1, 0, 1, 2].map((x) => ({ x, y: 3 * x + 1 }));
    const last = [...descend(chain, examples, { steps: 400, learningRate: 0.05 })].at(-1)!;
    expect(last.weights[0]).toBeCloseTo(3, 10);
    expect(last.biases[0]).toBeCloseTo(1, 10);
    expect(last.cost).toBeCloseTo(0, 15);
  });

  test('a run that diverges ends, and says where', () => {
    const chain = createChain({ activation: line, weights: [1] });
    const trace = [...descend(chain, [{ x: 10, y: 0 }], { steps: 10_000, learningRate: 1 })];
    expect(trace.length).toBeLessThan(1000);
    expect(trace.at(-2)!.cost).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(trace.at(-1)!.cost).toBeGreaterThan(1e100);
  });
});
