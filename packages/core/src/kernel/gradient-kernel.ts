import type { Activation } from '../activation.ts';
import type { LossName } from '../chain/loss.ts';
import { hasVectors } from './assembly/web-assembly.ts';
import { errorMap, gradientMap, layerMap } from './gradient-maps.ts';
import { MapModule } from './map-module.ts';

/** Numbers of φ and φ′ that a block of lanes keeps on its way: they should fit the second-level cache. */
const BLOCK_NUMBERS = 16_384;

/** What a kernel is made for. */
export interface GradientShape {
  readonly depth: number;
  /** Number of chains. */
  readonly lanes: number;
  readonly loss?: LossName;
}

/**
 * The gradient of the cost with respect to every weight of many chains at once, one example each, in plain float64: what
 * underflows is zero. Chains of an activation with vectors run on WebAssembly SIMD.
 *
 *     fill weights, biases, inputs, targets ─▶ run ─▶ read gradients
 *
 * ∂C/∂w_l = C′(o − y) · Π_{k>l} w_k·φ′(z_k) · φ′(z_l) · h_l. Rows are layers, a chain has the same place in all of them.
 */
export class GradientKernel {
  readonly depth: number;
  readonly lanes: number;
  private readonly module: MapModule<GradientArray>;
  private readonly block: number;

  /**
   * The kernel of an activation; undefined where it has no vectors or the machine has no WebAssembly SIMD:
   * `backprop` gives the gradients of one chain.
   */
  static for(activation: Activation, shape: GradientShape): GradientKernel | undefined {
    return activation.vectors === undefined || !hasVectors()
      ? undefined
      : new GradientKernel(activation, shape);
  }

  private constructor({ vectors }: Activation, { depth, lanes, loss = 'squared-error' }: GradientShape) {
    this.depth = depth;
    this.lanes = lanes;
    const even = 2 * Math.ceil(lanes / 2);
    this.block = Math.min(even, Math.max(32, Math.min(1024, 2 * Math.floor(BLOCK_NUMBERS / depth / 2))));
    this.module = new MapModule(
      [layerMap(vectors!), errorMap(loss), gradientMap()],
      even,
      {
        weights: depth,
        gradients: depth,
        inputs: 1,
        targets: 1,
        h: depth + 1,
        slopes: depth,
        error: 1,
      },
      { lengths: { h: this.block, slopes: this.block, error: this.block } },
    );
  }

  /** The weights of a layer, to be filled. */
  weights(layer: number): Float64Array {
    return this.module.cells('weights', layer, this.lanes);
  }

  /** x of every chain, to be filled. */
  get inputs(): Float64Array {
    return this.module.cells('inputs', 0, this.lanes);
  }

  /** y of every chain, to be filled. */
  get targets(): Float64Array {
    return this.module.cells('targets', 0, this.lanes);
  }

  /** ∂C/∂w of a layer, by the last {@link run}. */
  gradients(layer: number): Float64Array {
    return this.module.cells('gradients', layer, this.lanes);
  }

  /** Computes all gradients. */
  run(): void {
    const { module, depth } = this;
    for (let lane = 0; lane < module.lanes; lane += this.block) {
      const lanes = Math.min(this.block, module.lanes - lane);
      const pairs = lanes / 2;
      module.cells('h', 0, lanes).set(module.cells('inputs', 0, module.lanes).subarray(lane, lane + lanes));
      module.runRows('layer', depth, pairs, [
        ['weights', 0, 1, lane],
        ['h', 0, 1, 0],
        ['h', 1, 1, 0],
        ['slopes', 0, 1, 0],
      ]);
      module.runRows('error', 1, pairs, [
        ['h', depth, 0, 0],
        ['targets', 0, 0, lane],
        ['error', 0, 0, 0],
      ]);
      module.runRows('gradient', depth, pairs, [
        ['error', 0, 0, 0],
        ['slopes', depth - 1, -1, 0],
        ['h', depth - 1, -1, 0],
        ['weights', depth - 1, -1, lane],
        ['gradients', depth - 1, -1, lane],
        ['error', 0, 0, 0],
      ]);
    }
  }
}

type GradientArray = 'weights' | 'gradients' | 'inputs' | 'targets' | 'h' | 'slopes' | 'error';
