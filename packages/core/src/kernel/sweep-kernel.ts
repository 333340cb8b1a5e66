import type { Differentiable } from '../activation.ts';
import type { Heap } from '../study/heap.ts';
import type { RowCounts } from '../study/row-counts.ts';
import type { Memory } from './assembly/web-assembly.ts';
import { laneLoop } from './called-layer.ts';
import { FAR_OCTAVES, type Representation } from './count-table.ts';
import { KernelHeap } from './kernel-heap.ts';
import { BINS, FINE_KEYS } from './keys.ts';
import type { MapModule, Place } from './map-module.ts';
import { RowCounter } from './row-counter.ts';
import { copied, type ScaledRow } from './scaled-row.ts';
import { gradientRowName } from './sweep-maps.ts';
import { type SweepArray, type SweepShape, sweepModule } from './sweep-module.ts';
import { SweepSteps } from './sweep-steps.ts';
import type { VectorActivation } from './vector/vector-activation.ts';

/** Exponents up to this, together, leave every key, or every octave, a bin of its own. */
const FINE_EXPONENTS = FINE_KEYS / BINS - 800;
const FAR_EXPONENTS = FAR_OCTAVES - 800;

/** Exponents below this are those of powers of two that float64s hold, as are their inverses. */
const POWERS = 1023;

/** The names of the maps that count rows, which are asked for row by row. */
const ROW_NAMES = { zeros: rowNames(true), none: rowNames(false) } as const;

const PAIRS: Readonly<Record<Representation, readonly Representation[]>> = {
  plain: ['plain', 'plain'],
  shifted: ['shifted', 'shifted'],
  scaled: ['scaled', 'scaled'],
  far: ['far', 'far'],
};

function rowNames(zeros: boolean): Readonly<Record<Representation, string>> {
  const name = (representation: Representation) => gradientRowName({ representation, zeros });
  return { plain: name('plain'), shifted: name('shifted'), scaled: name('scaled'), far: name('far') };
}

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
  /** For those that go on with what a step has found. */
  readonly module: MapModule<SweepArray>;
  private readonly heap: KernelHeap<SweepArray>;
  private readonly steps: SweepSteps;
  counter: RowCounter<SweepArray> | undefined;
  /** Gradients whose exponents are together of this size are not tried as float64s. */
  private beyondFloats = POWERS;

  /** @param vectors undefined for an activation that is code: it is called lane by lane */
  constructor(
    activation: Differentiable,
    vectors: VectorActivation | undefined,
    shape: SweepShape,
    memory?: Memory,
  ) {
    this.shape = shape;
    this.module = sweepModule(activation, vectors, shape, memory);
    this.heap = new KernelHeap(this.module);
    this.steps = new SweepSteps(this.module, shape, vectors === undefined ? laneLoop(activation) : undefined);
  }

  get memory(): Memory {
    return this.module.memory;
  }

  /** Prepares for a shard, whose numbers are counted in rows made on the kernel's heap. */
  open(countsOn: (heap: Heap) => RowCounts): RowCounts {
    this.heap.clear();
    this.module.takeMemory();
    this.steps.open();
    const counts = countsOn(this.heap);
    this.counter = new RowCounter<SweepArray>(this.module, counts, this.heap);
    return counts;
  }

  /** Starts a pass over a block of lanes, or, with −1, what takes its counts back. */
  begin(sign: 1 | -1): void {
    this.counter!.begin(sign);
  }

  /** Starts chains: `inputs` and `targets` an even number of lanes each. */
  start(inputs: Float64Array, targets: Float64Array): void {
    this.beyondFloats = POWERS;
    this.steps.start(inputs, targets);
  }

  /** One layer more: weights and biases of the lanes, balanced numbers; no biases are biases of 0. */
  step(weights: Float64Array, biases: Float64Array | undefined): boolean {
    return this.steps.step(weights, biases);
  }

  /** Ends the chain after the layers so far: T = C′ · P. */
  end(): boolean {
    return this.steps.end();
  }

  /** Whether a layer's gradients, of the chain ended last, are made of float64s. */
  hasPlainGradients(layer: number): boolean {
    return this.steps.exponentOf(layer) === 0;
  }

  /** Whether the slopes of the layer stepped last are float64s. */
  get hasPlainSlopes(): boolean {
    return this.steps.slopeExponent === 0;
  }

  /** What a gradient is made of: T, Q, h, their exponents, zeros at the end and after the layer. */
  gradientInputs(layer: number): Place<SweepArray>[] {
    return this.steps.gradientInputs(layer);
  }

  /** Counts ∂C/∂w and ∂C/∂b of a layer, of the chain ended last, in a row and the one after it. */
  countGradients(layer: number, row: number, counts: RowCounts): void {
    const exponents = this.steps.exponentOf(layer);
    if (exponents > FAR_EXPONENTS) {
      this.addGradients(layer, row, counts);
      return;
    }
    if (exponents === 0) this.countAs('plain', layer, row);
    else if (exponents >= this.beyondFloats || !this.countAs('shifted', layer, row)) {
      // What has larger exponents will hardly be float64s either.
      this.beyondFloats = Math.min(exponents, this.beyondFloats);
      this.countAs(exponents <= FINE_EXPONENTS ? 'scaled' : 'far', layer, row);
    }
  }

  private countAs(representation: Representation, layer: number, row: number): boolean {
    const zeros = this.steps.zeros > 0;
    const inputs = this.gradientInputs(layer);
    if (!zeros) inputs.length -= 2;
    if (representation === 'plain') inputs.splice(3, 3);
    const name = ROW_NAMES[zeros ? 'zeros' : 'none'][representation];
    return this.counter!.count(name, inputs, row, PAIRS[representation]);
  }

  /** Gradients whose keys are beyond the tables, one by one. */
  private addGradients(layer: number, row: number, counts: RowCounts): void {
    const found = this.gradients(layer);
    // Copies, as the memory may grow when the first of them is added.
    const [weights, biases] = [copied(found.weights), copied(found.biases)];
    for (let lane = 0; lane < this.module.used; lane += 1) {
      counts.add(row, weights.significands[lane]!, weights.exponents[lane]!, this.counter!.times);
      counts.add(row + 1, biases.significands[lane]!, biases.exponents[lane]!, this.counter!.times);
    }
    if (!counts.isAtOnce) return;
    counts.finish(row);
    counts.finish(row + 1);
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
    const isScaled = this.steps.slopeExponent > 0;
    const representation = isScaled ? 'scaled' : 'plain';
    this.counter!.count(
      isScaled ? 'factorRowScaled' : 'factorRow',
      [['weights', 0], ['slopes', 0], ...(isScaled ? ([['slopeExponents', 0]] as const) : [])],
      row,
      ['plain', representation, representation],
    );
  }
}
