import { log10Scaled, multiply, type Scaled, scaled, toNumber } from '../magnitude/scaled.ts';
import type { Chain, Example } from './chain.ts';
import { ForwardPass } from './forward.ts';

/** One example's way through a chain, layer by layer. */
export interface Ledger {
  readonly x: number;
  readonly y: number;
  readonly output: number;
  /** From layer 0, length L. */
  readonly layers: readonly LedgerEntry[];
}

/** What one layer adds to the chain rule. */
export interface LedgerEntry {
  readonly layer: number;
  readonly weight: number;
  readonly bias: number;
  /** z_l = w_l·h_l + b_l. */
  readonly z: number;
  /** h_l, what enters the layer; h_0 = x. */
  readonly h: number;
  /** φ_l′(z_l). */
  readonly slope: number;
  /** w_l·φ_l′(z_l) = ∂h_{l+1}/∂h_l: what layer l multiplies a gradient by. */
  readonly factor: number;
  /** log₁₀|∂o/∂h_l|, the product of the factors from the output down to this layer; −Infinity for an exact zero. */
  readonly log10Product: number;
}

/**
 * The ledger of an example: every factor of the chain rule, and their running product from the output.
 *
 * Products are scaled: `log10Product` stays right where float64 would have underflowed.
 */
export function ledger(chain: Chain, { x, y }: Example): Ledger {
  const forward = new ForwardPass(chain.activations);
  forward.run(chain.weights, chain.biases, x);
  const layers: LedgerEntry[] = [];
  let product: Scaled = { significand: 1, exponent: 0 };
  for (let layer = forward.depth - 1; layer >= 0; layer -= 1) {
    const weight = chain.weights[layer]!;
    const slope = forward.slopes.at(layer);
    const factor = multiply(scaled(weight), slope);
    product = multiply(product, factor);
    layers.push({
      layer,
      weight,
      bias: chain.biases[layer]!,
      z: toNumber(forward.z.at(layer)),
      h: toNumber(forward.h.at(layer)),
      slope: toNumber(slope),
      factor: toNumber(factor),
      log10Product: log10Scaled(product.significand, product.exponent),
    });
  }
  return { x, y, output: toNumber(forward.h.at(forward.depth)), layers: layers.reverse() };
}
