import type { Differentiable } from '../activation.ts';
import { residualOf } from '../chain/backprop.ts';
import { losses } from '../chain/loss.ts';
import { scaled } from '../magnitude/scaled.ts';
import type { Heap } from '../study/heap.ts';
import type { RowCounts } from '../study/row-counts.ts';
import type { Memory } from './assembly/web-assembly.ts';
import { FAR_OCTAVES } from './count-table.ts';
import { KernelHeap } from './kernel-heap.ts';
import { BINS, FINE_KEYS } from './keys.ts';
import type { MapModule, Place } from './map-module.ts';
import { RowCounter } from './row-counter.ts';
import { copied, type ScaledRow } from './scaled-row.ts';
import { gradientRowName } from './sweep-maps.ts';
import { type SweepArray, type SweepShape, sweepModule } from './sweep-module.ts';
import type { VectorActivation } from './vector/vector-activation.ts';

/** Exponents up to this, together, leave every key, or every octave, a bin of its own. */
const FINE_EXPONENTS = FINE_KEYS / BINS - 800;
const FAR_EXPONENTS = FAR_OCTAVES - 800;

/**
 * The fast path of a sweep: a block of lanes layer by layer through maps on WebAssembly SIMD, with the bits of the
 * scalar path. Of the layers behind, only those are kept whose gradients are still asked for.
 *
 *     start ─▶ step ─▶ … ─▶ step ─▶ end at a depth ─▶ count rows ─▶ step ─▶ …
 *
 * A call that returns false met something the maps do not handle (factors that are not finite, biases in a chain that
 * has left float64): the caller takes the scalar path for the block.
 */
export class SweepKernel {
  readonly shape: SweepShape;
  private readonly heap: KernelHeap<SweepArray>;
  /** For those that go on with what a step has found. */
  readonly module: MapModule<SweepArray>;
  private readonly slots: Int32Array;
  /** The greatest sizes of exponents, by slot or boundary; 0 says that all are 0. */
  private readonly hExponent: Float64Array;
  private readonly qExponent: Float64Array;
  private slopeExponent = 0;
  private errorExponent = 0;
  private zeros = 0;
  private layer = 0;
  counter: RowCounter<SweepArray> | undefined;

  constructor(activation: Differentiable, vectors: VectorActivation, shape: SweepShape, memory?: Memory) {
    this.shape = shape;
    const { deepest, kept } = shape;
    this.slots = Int32Array.from({ length: deepest + 1 }, (_, layer) => kept.length + (layer & 1));
    kept.forEach((layer, slot) => {
      this.slots[layer] = slot;
    });
    const slots = kept.length + 2;
    this.hExponent = new Float64Array(slots);
    this.qExponent = new Float64Array(slots);
    this.module = sweepModule(activation, vectors, shape, memory);
    this.heap = new KernelHeap(this.module);
  }

  get memory(): Memory {
    return this.module.memory;
  }

  /** Prepares for a shard, whose numbers are counted in rows made on the kernel's heap. */
  open(countsOn: (heap: Heap) => RowCounts): RowCounts {
    this.heap.clear();
    this.module.takeMemory();
    const counts = countsOn(this.heap);
    this.counter = new RowCounter<SweepArray>(this.module, counts, this.heap);
    return counts;
  }

  /** Starts a block: `inputs` and `targets` an even number of lanes each; sign −1 takes its counts out again. */
  start(inputs: Float64Array, targets: Float64Array, sign: 1 | -1): void {
    const { module } = this;
    module.used = inputs.length;
    this.counter!.sign = sign;
    this.layer = 0;
    this.zeros = 0;
    const slot = this.slots[0]!;
    module.row('h', slot).set(inputs);
    module.row('targets', 0).set(targets);
    for (let at = 0; at < this.hExponent.length; at += 1) module.row('hExponents', at).fill(0);
    this.hExponent.fill(0);
    module.row('slopeExponents', 0).fill(0);
    this.slopeExponent = 0;
    module.row('products', 0).fill(1);
    module.row('productExponents', 0).fill(0);
    module.row('zeros', this.zerosAfter(-1)).fill(0);
  }

  /** One layer more: weights and biases of the lanes, balanced numbers; no biases are biases of 0. */
  step(weights: Float64Array, biases: Float64Array | undefined): boolean {
    const { module, layer } = this;
    module.row('weights', 0).set(weights);
    if (biases === undefined) module.row('biases', 0).fill(0);
    else module.row('biases', 0).set(biases);
    if (!this.forward(biases !== undefined) || !this.multiply()) return false;
    this.layer = layer + 1;
    return true;
  }

  private forward(hasBiases: boolean): boolean {
    const { module, layer } = this;
    const [slot, next] = [this.slots[layer]!, this.slots[layer + 1]!];
    if (this.hExponent[slot] === 0) {
      const strange = module.run('plainLayer', [
        ['weights', 0],
        ['biases', 0],
        ['h', slot],
        ['h', next],
        ['slopes', 0],
      ]);
      if (!strange) {
        if (this.hExponent[next] !== 0) module.row('hExponents', next).fill(0);
        this.hExponent[next] = 0;
        if (this.slopeExponent !== 0) module.row('slopeExponents', 0).fill(0);
        this.slopeExponent = 0;
        return true;
      }
    }
    if (hasBiases) return false;
    const beyond = this.reduce('extendedLayer', 2, [
      ['weights', 0],
      ['h', slot],
      ['hExponents', slot],
      ['h', next],
      ['hExponents', next],
      ['slopes', 0],
      ['slopeExponents', 0],
    ]);
    this.hExponent[next] = this.reduced(0);
    this.slopeExponent = this.reduced(1);
    return !beyond;
  }

  private multiply(): boolean {
    const { layer } = this;
    const slot = this.slots[layer]!;
    const strange = this.reduce('productStep', 3, [
      ['weights', 0],
      ['slopes', 0],
      ['slopeExponents', 0],
      ['products', layer & 1],
      ['productExponents', layer & 1],
      ['zeros', this.zerosAfter(layer - 1)],
      ['products', (layer + 1) & 1],
      ['productExponents', (layer + 1) & 1],
      ['zeros', this.zerosAfter(layer)],
      ['quotients', slot],
      ['quotientExponents', slot],
    ]);
    this.qExponent[slot] = this.reduced(1);
    this.zeros = this.reduced(2);
    return !strange;
  }

  /** The row of counts of zero factors up to a layer; before the first layer there are none. */
  private zerosAfter(layer: number): number {
    return layer < 0 ? this.hExponent.length : this.slots[layer]!;
  }

  /** Ends the chain after the layers so far: T = C′ · P. */
  end(): boolean {
    const { module, layer } = this;
    const slot = this.slots[layer]!;
    const product = layer & 1;
    const isPlain =
      this.hExponent[slot] === 0 &&
      !this.reduce('plainErrorStep', 1, [
        ['h', slot],
        ['targets', 0],
        ['products', product],
        ['productExponents', product],
        ['total', 0],
        ['total', 1],
      ]);
    if (!isPlain) {
      this.findErrors(slot);
      const strange = this.reduce('errorStep', 1, [
        ['error', 0],
        ['error', 1],
        ['products', product],
        ['productExponents', product],
        ['total', 0],
        ['total', 1],
      ]);
      if (strange) return false;
    }
    this.errorExponent = this.reduced(0);
    return module.used > 0;
  }

  private findErrors(slot: number): void {
    const { module } = this;
    const [h, exponents] = [module.row('h', slot), module.row('hExponents', slot)];
    const targets = module.row('targets', 0);
    const [error, errorExponents] = [module.row('error', 0), module.row('error', 1)];
    const { derivative, degree } = losses[this.shape.loss];
    for (let lane = 0; lane < module.used; lane += 1) {
      const output = { significand: h[lane]!, exponent: exponents[lane]! };
      const residual = residualOf(output, targets[lane]!);
      const { significand, exponent } = scaled(derivative(residual.significand), degree * residual.exponent);
      error[lane] = significand;
      errorExponents[lane] = exponent;
    }
  }

  /** Counts ∂C/∂w and ∂C/∂b of a layer, of the chain ended last, in a row and the one after it. */
  countGradients(layer: number, row: number, counts: RowCounts): void {
    const slot = this.slots[layer]!;
    const exponents = this.errorExponent + this.qExponent[slot]! + this.hExponent[slot]!;
    if (exponents > FAR_EXPONENTS) {
      this.addGradients(layer, row, counts);
      return;
    }
    const representation = exponents === 0 ? 'plain' : exponents <= FINE_EXPONENTS ? 'scaled' : 'far';
    const zeros = this.zeros > 0;
    const all = this.gradientInputs(layer);
    const inputs = [...all.slice(0, representation === 'plain' ? 3 : 6), ...(zeros ? all.slice(6) : [])];
    this.counter!.count(gradientRowName({ representation, zeros }), inputs, row, [
      representation,
      representation,
    ]);
  }

  /** Whether the numbers of a layer's gradients, and of the layer stepped last, are all without exponents. */
  isPlain(layer: number): boolean {
    const slot = this.slots[layer]!;
    return this.errorExponent + this.qExponent[slot]! + this.hExponent[slot]! + this.slopeExponent === 0;
  }

  /** What a gradient is made of: T, Q, h, their exponents, zeros at the end and after the layer. */
  gradientInputs(layer: number): readonly Place<SweepArray>[] {
    const slot = this.slots[layer]!;
    return [
      ['total', 0],
      ['quotients', slot],
      ['h', slot],
      ['total', 1],
      ['quotientExponents', slot],
      ['hExponents', slot],
      ['zeros', this.zerosAfter(this.layer - 1)],
      ['zeros', this.zerosAfter(layer)],
    ];
  }

  /** Gradients whose keys are beyond the tables, one by one. */
  private addGradients(layer: number, row: number, counts: RowCounts): void {
    const found = this.gradients(layer);
    // Copies, as the memory may grow when the first of them is added.
    const [weights, biases] = [copied(found.weights), copied(found.biases)];
    for (let lane = 0; lane < this.module.used; lane += 1) {
      counts.add(row, weights.significands[lane]!, weights.exponents[lane]!, this.counter!.sign);
      counts.add(row + 1, biases.significands[lane]!, biases.exponents[lane]!, this.counter!.sign);
    }
  }

  /** ∂C/∂w and ∂C/∂b of a layer, of the chain ended last; good until the next call. */
  gradients(layer: number): { readonly weights: ScaledRow; readonly biases: ScaledRow } {
    const { module } = this;
    module.run('gradientParts', [
      ...this.gradientInputs(layer),
      ['parts', 0],
      ['parts', 1],
      ['parts', 2],
      ['parts', 3],
    ]);
    return {
      weights: { significands: module.row('parts', 0), exponents: module.row('parts', 2) },
      biases: { significands: module.row('parts', 1), exponents: module.row('parts', 3) },
    };
  }

  /** Counts the weights, the slopes and the factors of the layer stepped last, in three rows. */
  countFactors(row: number): void {
    const isScaled = this.slopeExponent > 0;
    const representation = isScaled ? 'scaled' : 'plain';
    this.counter!.count(
      isScaled ? 'factorRowScaled' : 'factorRow',
      [['weights', 0], ['slopes', 0], ...(isScaled ? ([['slopeExponents', 0]] as const) : [])],
      row,
      ['plain', representation, representation],
    );
  }

  /** Runs a map whose reductions are greatest sizes of numbers. */
  private reduce(map: string, count: number, places: readonly Place<SweepArray>[]): boolean {
    const { module } = this;
    module.cells('reductions', 0, 2 * count).fill(0);
    return module.run(map, places, undefined, [module.address('reductions', 0)]);
  }

  private reduced(index: number): number {
    const found = this.module.cells('reductions', 0, 2 * index + 2);
    return Math.max(found[2 * index]!, found[2 * index + 1]!);
  }
}
