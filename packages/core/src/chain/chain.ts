import type { Differentiable } from '../activation.ts';
import { ChainruleError, show } from '../errors.ts';

/**
 * Layers of one unit each: z_l = w_l·h_l + b_l, h_{l+1} = φ_l(z_l), with h_0 = x the input and o = h_L the output.
 *
 * All arrays have length L, the depth.
 */
export interface Chain {
  readonly activations: readonly Differentiable[];
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/** An input x and its target y. */
export interface Example {
  readonly x: number;
  readonly y: number;
}

/** What {@link createChain} puts together. */
export interface ChainParts {
  /** One for all layers, or one for each. */
  readonly activation: Differentiable | readonly Differentiable[];
  /** w_0 … w_{L−1}, at least one. */
  readonly weights: ArrayLike<number>;
  /** b_0 … b_{L−1}; all 0 by default. */
  readonly biases?: ArrayLike<number>;
}

/**
 * Puts a chain together.
 *
 * @throws ChainruleError `invalid-chain` when the lengths differ, there is no layer, or a number is not finite
 */
export function createChain({ activation, weights, biases }: ChainParts): Chain {
  const depth = weights.length;
  if (depth === 0) invalid('weights', 'at least one weight', '`[]`');
  const activations = isList(activation) ? activation : Array.from({ length: depth }, () => activation);
  if (activations.length !== depth) {
    invalid(
      'activation',
      `one activation, or ${depth} of them, as many as weights`,
      String(activations.length),
    );
  }
  if (biases !== undefined && biases.length !== depth) {
    invalid('biases', `${depth} biases, as many as weights`, String(biases.length));
  }
  return {
    activations,
    weights: finite('weights', weights),
    biases: biases === undefined ? new Float64Array(depth) : finite('biases', biases),
  };
}

function isList(
  activation: Differentiable | readonly Differentiable[],
): activation is readonly Differentiable[] {
  return Array.isArray(activation);
}

function finite(where: string, numbers: ArrayLike<number>): Float64Array {
  for (let index = 0; index < numbers.length; index += 1) {
    if (!Number.isFinite(numbers[index]))
      invalid(`${where}[${index}]`, 'a finite number', show(numbers[index]));
  }
  return Float64Array.from(numbers);
}

function invalid(where: string, expected: string, got: string): never {
  throw new ChainruleError('invalid-chain', { where, expected, got });
}
