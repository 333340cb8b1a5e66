import type { Differentiable } from '../activation.ts';
import { powerOfTwo } from '../elementary/binary.ts';
import { isBalanced, timesPowerOfTwo } from '../magnitude/scaled.ts';
import type { ScaledArray } from '../magnitude/scaled-array.ts';

/** |z| below which φ is taken for linear, and above which too, where it is found to be so there. */
const NEAR = powerOfTwo(-256);
const FAR = powerOfTwo(256);

/**
 * An activation continued beyond the range of float64.
 *
 * In a chain without biases h decays or grows by a factor a layer and leaves float64 after some thousand of them,
 * though the gradient, a product of factors, is well defined. Most activations are linear there: φ(z) = s·z to
 * within 2⁻⁴⁰ as z → ±0 (where φ(0) = 0 and φ′(0±) = s ≠ 0) or as z → ±∞. Whether one is, on each of the four
 * rays, is asked of the activation itself, at 2^±300, 2^±600 and 2^±900. On a ray where it is, φ(m·2ᵉ) = (s·m)·2ᵉ and
 * φ′ = s; elsewhere z is rounded to float64 first.
 */
export class ExtendedActivation {
  readonly activation: Differentiable;
  readonly near: Rays;
  readonly far: Rays;

  constructor(activation: Differentiable) {
    this.activation = activation;
    this.near = rays(activation, [-300, -600, -900]);
    this.far = rays(activation, [300, 600, 900]);
  }

  /** Stores φ(z) at `h[layer + 1]` and φ′(z) at `slopes[layer]`, for z = significand · 2^exponent. */
  evaluate(significand: number, exponent: number, layer: number, h: ScaledArray, slopes: ScaledArray): void {
    const z = timesPowerOfTwo(significand, exponent);
    const size = Math.abs(z);
    if (significand !== 0 && (size < NEAR || size > FAR) && Number.isFinite(significand)) {
      const side = size < NEAR ? this.near : this.far;
      const slope = significand < 0 ? side.negative : side.positive;
      if (slope !== undefined) {
        h.set(layer + 1, slope * significand, exponent);
        slopes.set(layer, slope, 0);
        return;
      }
    }
    h.set(layer + 1, this.activation.value(z), 0);
    slopes.set(layer, this.activation.derivative(z), 0);
  }
}

/** The slope of φ on a ray along which it is linear; undefined where it is not. */
export interface Rays {
  readonly negative: number | undefined;
  readonly positive: number | undefined;
}

function rays(activation: Differentiable, exponents: readonly number[]): Rays {
  return { negative: rayFrom(activation, exponents, -1), positive: rayFrom(activation, exponents, 1) };
}

function rayFrom(activation: Differentiable, exponents: readonly number[], sign: number): number | undefined {
  const slope = activation.derivative(sign * powerOfTwo(exponents[0]!));
  if (slope === 0 || !isBalanced(slope)) return undefined;
  const linear = exponents.every((exponent) => {
    const z = sign * powerOfTwo(exponent);
    return (
      activation.derivative(z) === slope &&
      Math.abs(activation.value(z) - slope * z) <= Math.abs(slope * z) * powerOfTwo(-40)
    );
  });
  return linear ? slope : undefined;
}
