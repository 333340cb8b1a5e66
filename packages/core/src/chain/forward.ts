import type { Differentiable } from '../activation.ts';
import { add, exponentOf, isBalanced, timesPowerOfTwo } from '../magnitude/scaled.ts';
import { ScaledArray } from '../magnitude/scaled-array.ts';
import { ExtendedActivation } from './extended-activation.ts';

/**
 * The forward pass of a chain of a fixed depth, and its memory: run it again and again without allocating.
 *
 *     h_0 = x      z_l = w_l·h_l + b_l      h_{l+1} = φ_l(z_l)      slope_l = φ_l′(z_l)      l = 0 … L−1
 *
 * Everything is kept scaled, so that neither a vanishing nor an exploding chain leaves the numbers.
 */
export class ForwardPass {
  readonly depth: number;
  /** z_l, length L. */
  readonly z: ScaledArray;
  /** h_l, length L + 1: the input first, the output last. */
  readonly h: ScaledArray;
  /** φ′(z_l), length L. */
  readonly slopes: ScaledArray;
  private readonly activations: readonly ExtendedActivation[];

  constructor(activations: readonly Differentiable[]) {
    this.depth = activations.length;
    this.z = new ScaledArray(this.depth);
    this.h = new ScaledArray(this.depth + 1);
    this.slopes = new ScaledArray(this.depth);
    const extended = new Map<Differentiable, ExtendedActivation>();
    this.activations = activations.map((activation) => {
      const known = extended.get(activation) ?? new ExtendedActivation(activation);
      extended.set(activation, known);
      return known;
    });
  }

  /**
   * Runs the chain on one input.
   *
   * @param weights length L or more
   * @param biases length L or more
   */
  run(weights: Float64Array, biases: Float64Array, x: number): void {
    const { z, h, slopes } = this;
    h.set(0, x, 0);
    for (let layer = 0; layer < this.depth; layer += 1) {
      this.affine(layer, weights[layer]!, biases[layer]!);
      this.activations[layer]!.evaluate(z.significands[layer]!, z.exponents[layer]!, layer, h, slopes);
    }
  }

  /** z_l = w·h_l + b. */
  private affine(layer: number, weight: number, bias: number): void {
    const h = this.h.significands[layer]!;
    const exponent = this.h.exponents[layer]!;
    if (exponent === 0 && isBalanced(weight)) {
      this.z.set(layer, weight * h + bias, 0);
      return;
    }
    const k = exponentOf(weight);
    this.z.set(layer, timesPowerOfTwo(weight, -k) * h, exponent + k);
    if (bias === 0) return;
    const sum = add(this.z.at(layer), { significand: bias, exponent: 0 });
    this.z.set(layer, sum.significand, sum.exponent);
  }
}
