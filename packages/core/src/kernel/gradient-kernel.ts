import type { Activation } from '../activation.ts';
import type { LossName } from '../chain/loss.ts';
import { ConstantPool } from './assembly/constant-pool.ts';
import { MemoryLayout } from './assembly/memory-layout.ts';
import { writeModule } from './assembly/module-writer.ts';
import { CompiledModule, type Functions, hasVectors, memoryOf } from './assembly/web-assembly.ts';
import { gradientFunction } from './gradient-function.ts';

/** Gradients of a call: the optimised code of a function is taken up when it is called, not while it runs. */
const CALL = 65_536;

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
  /** Chains of a block and of a group, and how many groups there are. */
  private readonly block: number;
  private readonly group: number;
  private readonly groups: number;
  private readonly blocksOfCall: number;
  /** From a layer's row to the next layer's, in bytes. */
  private readonly stride: number;
  private readonly places: Readonly<
    Record<'inputs' | 'targets' | 'weights' | 'gradients' | 'records', number>
  >;
  private readonly buffer: ArrayBuffer;
  private readonly compute: Functions[string];

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
    // An odd number of cache lines: the rows of a block spread over all places of the cache.
    this.stride = 64 * ((Math.ceil(lanes / 8) | 1) + 2);
    const pool = new ConstantPool(64);
    const parts = { activation: vectors!, loss, depth, stride: this.stride };
    const { code, block, group, recordBytes } = gradientFunction(parts, pool);
    this.block = block;
    this.group = group;
    this.blocksOfCall = Math.max(1, Math.floor(CALL / block / depth));
    this.groups = Math.ceil(lanes / group);
    const layout = new MemoryLayout(pool.end);
    const place = (bytes: number) => layout.lines(bytes);
    this.places = {
      inputs: place(this.stride),
      targets: place(this.stride),
      weights: place(depth * this.stride),
      gradients: place(depth * this.stride),
      records: place(recordBytes),
    };
    const memory = memoryOf(layout.pages);
    const functions = new CompiledModule(writeModule([code])).on(memory);
    this.compute = functions[code.name]!;
    this.buffer = memory.buffer;
    pool.fill(this.buffer);
  }

  /** The weights of a layer, to be filled. */
  weights(layer: number): Float64Array {
    return this.row('weights', layer);
  }

  /** x of every chain, to be filled. */
  get inputs(): Float64Array {
    return this.row('inputs', 0);
  }

  /** y of every chain, to be filled. */
  get targets(): Float64Array {
    return this.row('targets', 0);
  }

  /** ∂C/∂w of a layer, by the last {@link run}. */
  gradients(layer: number): Float64Array {
    return this.row('gradients', layer);
  }

  /** Computes all gradients. */
  run(): void {
    const groupsOfBlock = this.block / this.group;
    const blocks = Math.floor(this.groups / groupsOfBlock);
    for (let block = 0; block < blocks; block += this.blocksOfCall)
      this.runBlocks(block, Math.min(this.blocksOfCall, blocks - block), groupsOfBlock);
    const rest = this.groups % groupsOfBlock;
    if (rest > 0) this.runBlocks(blocks, 1, rest);
  }

  private runBlocks(first: number, blocks: number, groups: number): void {
    const { inputs, targets, weights, gradients, records } = this.places;
    const offset = 8 * this.block * first;
    const lastLayer = (this.depth - 1) * this.stride;
    this.compute(
      blocks,
      groups,
      inputs + offset,
      targets + offset,
      weights + offset,
      gradients + lastLayer + offset,
      records,
    );
  }

  private row(array: 'inputs' | 'targets' | 'weights' | 'gradients', layer: number): Float64Array {
    return new Float64Array(this.buffer, this.places[array] + layer * this.stride, this.lanes);
  }
}
