import type { Differentiable } from '../activation.ts';
import { residualOf } from '../chain/backprop.ts';
import type { Example } from '../chain/chain.ts';
import { ForwardPass } from '../chain/forward.ts';
import type { Loss } from '../chain/loss.ts';
import { scaled } from '../magnitude/scaled.ts';
import { ScaledArray } from '../magnitude/scaled-array.ts';

/**
 * The gradients of all layers at all depths from one forward pass.
 *
 * With nested draws a chain of depth D is the first D layers of a deeper one. With running products of factors
 * P_l = Π_{k<l} w_k·φ′(z_k), the gradient of the chain that ends after D layers is
 *
 *     ∂C_D/∂b_l = C′(h_D − y) · P_D / P_{l+1} · φ′(z_l)          ∂C_D/∂w_l = the same · h_l
 *
 * Factors that are zero, infinite or NaN stay out of the products and are counted beside them, so that nothing is
 * divided by zero: a product is decided by the counts between l + 1 and D. Cost: O(deepest) and O(1) a gradient.
 */
export class Sweep {
  readonly forward: ForwardPass;
  /** w_k·φ′(z_k), length of the deepest chain. */
  readonly factors: ScaledArray;
  /** P_l, one more. */
  private readonly products: ScaledArray;
  /** φ′(z_l) / P_{l+1}. */
  private readonly quotients: ScaledArray;
  private readonly zeros: Int32Array;
  private readonly infinities: Int32Array;
  private readonly nans: Int32Array;
  private special = false;
  private readonly error = new ScaledArray(1);
  /** Where {@link gradient} puts ∂C/∂w_l (index 0) and ∂C/∂b_l (index 1). */
  readonly gradients: ScaledArray = new ScaledArray(2);

  constructor(activation: Differentiable, deepest: number) {
    this.forward = new ForwardPass(Array.from({ length: deepest }, () => activation));
    this.factors = new ScaledArray(deepest);
    this.products = new ScaledArray(deepest + 1);
    this.quotients = new ScaledArray(deepest);
    this.zeros = new Int32Array(deepest + 1);
    this.infinities = new Int32Array(deepest + 1);
    this.nans = new Int32Array(deepest + 1);
  }

  /** Runs the deepest chain on one input. */
  run(weights: Float64Array, biases: Float64Array, x: number): void {
    const { forward, factors, products, quotients, zeros, infinities, nans } = this;
    forward.run(weights, biases, x);
    products.set(0, 1, 0);
    this.special = false;
    for (let layer = 0; layer < forward.depth; layer += 1) {
      factors.set(layer, weights[layer]!, 0);
      factors.setProduct(
        layer,
        factors.significands[layer]!,
        factors.exponents[layer]!,
        forward.slopes,
        layer,
      );
      const factor = factors.significands[layer]!;
      const isZero = factor === 0;
      const isNotANumber = Number.isNaN(factor);
      const isInfinite = !isNotANumber && !Number.isFinite(factor);
      zeros[layer + 1] = zeros[layer]! + (isZero ? 1 : 0);
      infinities[layer + 1] = infinities[layer]! + (isInfinite ? 1 : 0);
      nans[layer + 1] = nans[layer]! + (isNotANumber ? 1 : 0);
      const product = products.significands[layer]!;
      const exponent = products.exponents[layer]!;
      if (isZero || isInfinite || isNotANumber) {
        this.special = true;
        products.set(layer + 1, product, exponent);
      } else {
        products.setProduct(layer + 1, product, exponent, factors, layer);
      }
      quotients.set(
        layer,
        forward.slopes.significands[layer]! / products.significands[layer + 1]!,
        forward.slopes.exponents[layer]! - products.exponents[layer + 1]!,
      );
    }
  }

  /** Chooses the chain of a depth, for the calls of {@link gradient} that follow. */
  atDepth(depth: number, { y }: Example, loss: Loss): void {
    const residual = residualOf(this.forward.h.at(depth), y);
    const { significand, exponent } = scaled(
      loss.derivative(residual.significand),
      loss.degree * residual.exponent,
    );
    this.error.setProduct(0, significand, exponent, this.products, depth);
  }

  /** Puts the gradient of one layer of the chain of `depth` into {@link gradients}. */
  gradient(depth: number, layer: number): void {
    const { gradients, forward, error } = this;
    gradients.setProduct(1, error.significands[0]!, error.exponents[0]!, this.quotients, layer);
    if (this.special)
      gradients.set(1, gradients.significands[1]! * this.between(layer + 1, depth), gradients.exponents[1]!);
    gradients.setProduct(0, gradients.significands[1]!, gradients.exponents[1]!, forward.h, layer);
  }

  /** The product of the special factors from layer `first` up to `end`, unsigned: 1 where there is none. */
  private between(first: number, end: number): number {
    if (first >= end) return 1;
    const { zeros, infinities, nans } = this;
    if (nans[end]! > nans[first]!) return Number.NaN;
    const isZero = zeros[end]! > zeros[first]!;
    if (infinities[end]! > infinities[first]!) return isZero ? Number.NaN : Number.POSITIVE_INFINITY;
    return isZero ? 0 : 1;
  }
}
