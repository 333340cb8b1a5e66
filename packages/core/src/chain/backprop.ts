import { type Magnitude, magnitude } from '../magnitude/magnitude.ts';
import { add, isBalanced, type Scaled, scaled, toNumber } from '../magnitude/scaled.ts';
import { ScaledArray } from '../magnitude/scaled-array.ts';
import { ScaledSums } from '../magnitude/scaled-sum.ts';
import type { Chain, Example } from './chain.ts';
import { ForwardPass } from './forward.ts';
import { type Loss, type LossName, losses } from './loss.ts';

/** Cost and gradient of a chain over its examples. */
export interface Gradients {
  /** C = Σ_i C(o_i − y_i). */
  readonly cost: number;
  /** From layer 0, length L. */
  readonly gradients: readonly LayerGradient[];
}

/** The gradients of one layer's parameters. */
export interface LayerGradient {
  readonly layer: number;
  /** ∂C/∂w_l. */
  readonly weight: Magnitude;
  /** ∂C/∂b_l. */
  readonly bias: Magnitude;
}

/**
 * The gradient of the cost with respect to every weight and bias, by the chain rule:
 *
 *     ∂C/∂b_l = Σ_i C′(o_i − y_i) · Π_{k=L−1…l+1} w_k·φ_k′(z_k) · φ_l′(z_l)          ∂C/∂w_l = the same · h_l
 *
 * Products are scaled, so signs and logarithms stay right at any depth; the relative error of a gradient grows by
 * about 2⁻⁵² a layer, and sums over examples are compensated. One forward and one backward pass an example,
 * O(L) each.
 *
 * @source Rumelhart, Hinton, Williams, "Learning representations by back-propagating errors", Nature 323 (1986)
 */
export function backprop(
  chain: Chain,
  examples: readonly Example[],
  loss: LossName = 'squared-error',
): Gradients {
  const pass = new BackwardPass(chain);
  for (const example of examples) pass.add(chain, example, losses[loss]);
  return {
    cost: pass.cost,
    gradients: Array.from(chain.weights, (_, layer) => ({
      layer,
      weight: magnitude(pass.weights.at(layer)),
      bias: magnitude(pass.biases.at(layer)),
    })),
  };
}

/** Gradients summed over examples, and the memory they need: the engine of backpropagation and of descent. */
export class BackwardPass {
  readonly forward: ForwardPass;
  /** ∂C/∂w_l so far. */
  readonly weights: ScaledSums;
  /** ∂C/∂b_l so far. */
  readonly biases: ScaledSums;
  cost = 0;
  private readonly error = new ScaledArray(1);
  private readonly product = new ScaledArray(1);

  constructor(chain: Pick<Chain, 'activations'>) {
    this.forward = new ForwardPass(chain.activations);
    this.weights = new ScaledSums(this.forward.depth);
    this.biases = new ScaledSums(this.forward.depth);
  }

  clear(): void {
    this.weights.clear();
    this.biases.clear();
    this.cost = 0;
  }

  /** Adds the cost and the gradients of one example. */
  add({ weights, biases }: Pick<Chain, 'weights' | 'biases'>, { x, y }: Example, loss: Loss): void {
    const { forward, error, product } = this;
    forward.run(weights, biases, x);
    const residual = residualOf(forward.h.at(forward.depth), y);
    this.cost += loss.cost(toNumber(residual));
    error.set(0, loss.derivative(residual.significand), loss.degree * residual.exponent);
    for (let layer = forward.depth - 1; layer >= 0; layer -= 1) {
      // error becomes ∂C/∂z_l, then ∂C/∂h_l.
      error.setProduct(0, error.significands[0]!, error.exponents[0]!, forward.slopes, layer);
      const significand = error.significands[0]!;
      const exponent = error.exponents[0]!;
      this.biases.add(layer, significand, exponent);
      product.setProduct(0, significand, exponent, forward.h, layer);
      this.weights.add(layer, product.significands[0]!, product.exponents[0]!);
      const weight = weights[layer]!;
      if (isBalanced(weight)) error.set(0, significand * weight, exponent);
      else {
        const { significand: w, exponent: k } = scaled(weight);
        error.set(0, significand * w, exponent + k);
      }
    }
  }
}

/** o − y, rounded once. */
export function residualOf(output: Scaled, y: number): Scaled {
  if (output.exponent === 0) return scaled(output.significand - y);
  return y === 0 ? output : add(output, scaled(-y));
}
