import { losses } from '../chain/loss.ts';
import { BlankRows } from './blank-rows.ts';
import type { LaneLoop } from './called-layer.ts';
import { ExponentSpans } from './exponent-spans.ts';
import { GreatestSizes } from './greatest-sizes.ts';
import { laneErrors } from './lane-errors.ts';
import type { MapModule, Place } from './map-module.ts';
import type { SweepArray, SweepShape } from './sweep-module.ts';

/**
 * The chains of a block of lanes, layer by layer: forward pass, running products of factors, and the error at a chain's
 * end. Each map comes in a version for float64s and one for numbers with an exponent beside them.
 */
export class SweepSteps {
  private readonly shape: SweepShape;
  private readonly module: MapModule<SweepArray>;
  private readonly blanks: BlankRows<SweepArray>;
  private readonly greatest: GreatestSizes<SweepArray>;
  private readonly slots: Int32Array;
  private readonly slotCount: number;
  /** By slot. */
  private readonly hSpans: ExponentSpans;
  private readonly qSpans: ExponentSpans;
  /** Of T, in its only row. */
  private readonly tSpan = new ExponentSpans(1);
  /** The greatest size of an exponent; 0 says that all are 0. */
  private productExponent = 0;
  private layer = 0;
  /** Of the slopes of the layer stepped last. */
  slopeExponent = 0;
  /** The most factors that are zero, of any lane. */
  zeros = 0;

  /** Of an activation that is code. */
  private readonly call: LaneLoop | undefined;

  constructor(module: MapModule<SweepArray>, shape: SweepShape, call: LaneLoop | undefined) {
    this.call = call;
    this.module = module;
    this.greatest = new GreatestSizes(module);
    this.shape = shape;
    const { deepest, kept } = shape;
    this.slots = Int32Array.from({ length: deepest + 1 }, (_, layer) => kept.length + (layer & 1));
    kept.forEach((layer, slot) => {
      this.slots[layer] = slot;
    });
    const slots = kept.length + 2;
    this.slotCount = slots;
    this.hSpans = new ExponentSpans(slots);
    this.qSpans = new ExponentSpans(slots);
    this.blanks = new BlankRows(module, {
      biases: 1,
      hExponents: slots,
      slopeExponents: 1,
      productExponents: 2,
      quotientExponents: slots,
      zeros: slots + 1,
    });
  }

  /** Prepares for a memory that another kernel has used. */
  open(): void {
    this.blanks.forget();
  }

  /** Starts a block: `inputs` and `targets` an even number of lanes each. */
  start(inputs: Float64Array, targets: Float64Array): void {
    const { module } = this;
    module.used = inputs.length;
    this.layer = 0;
    this.zeros = 0;
    this.productExponent = 0;
    this.slopeExponent = 0;
    const slot = this.slots[0]!;
    this.hSpans.set(slot, 0, 0);
    module.row('h', slot).set(inputs);
    module.row('targets', 0).set(targets);
    module.row('products', 0).fill(1);
    this.blanks.clear('hExponents', slot);
    this.blanks.clear('productExponents', 0);
    this.blanks.clear('zeros', this.zerosAfter(-1));
  }

  /** One layer more: weights and biases of the lanes, balanced numbers; no biases are biases of 0. */
  step(weights: Float64Array, biases: Float64Array | undefined): boolean {
    const { module, layer, blanks } = this;
    module.row('weights', 0).set(weights);
    if (biases === undefined) blanks.clear('biases', 0);
    else {
      module.row('biases', 0).set(biases);
      blanks.written('biases', 0);
    }
    if (!this.forward(biases !== undefined) || !this.multiply()) return false;
    this.layer = layer + 1;
    return true;
  }

  private forward(hasBiases: boolean): boolean {
    const { layer } = this;
    const [slot, next] = [this.slots[layer]!, this.slots[layer + 1]!];
    if (this.hSpans.isPlain(slot)) {
      if (!this.forwardPlain(slot, next)) {
        this.blanks.clear('hExponents', next);
        this.hSpans.set(next, 0, 0);
        this.blanks.clear('slopeExponents', 0);
        this.slopeExponent = 0;
        return true;
      }
    }
    if (hasBiases || this.call !== undefined) return false;
    const beyond = this.greatest.run('extendedLayer', 3, [
      ['weights', 0],
      ['h', slot],
      ['hExponents', slot],
      ['h', next],
      ['hExponents', next],
      ['slopes', 0],
      ['slopeExponents', 0],
    ]);
    this.blanks.written('hExponents', next);
    this.blanks.written('slopeExponents', 0);
    this.hSpans.set(next, this.greatest.at(0), this.greatest.at(1));
    this.slopeExponent = this.greatest.at(2);
    return !beyond;
  }

  /** A layer of float64s; says whether a number is not balanced. */
  private forwardPlain(slot: number, next: number): boolean {
    const { module, call } = this;
    if (call === undefined)
      return module.run('plainLayer', [
        ['weights', 0],
        ['biases', 0],
        ['h', slot],
        ['h', next],
        ['slopes', 0],
      ]);
    const strange = module.run('affineLayer', [
      ['weights', 0],
      ['biases', 0],
      ['h', slot],
      ['slopes', 0],
    ]);
    if (strange) return true;
    // z is where the slopes will be.
    const slopes = module.row('slopes', 0);
    call(slopes, module.row('h', next), slopes);
    return module.run('calledLayer', [
      ['h', next],
      ['slopes', 0],
    ]);
  }

  private multiply(): boolean {
    const { layer, blanks } = this;
    const slot = this.slots[layer]!;
    const [now, next] = [layer & 1, (layer + 1) & 1];
    if (this.multiplyPlain(slot, now, next) || this.multiplyCarried(slot, now, next)) return true;
    for (const [name, row] of [
      ['productExponents', next],
      ['quotientExponents', slot],
      ['zeros', slot],
    ] as const)
      blanks.written(name, row);
    const strange = this.greatest.run('productStep', 4, [
      ['weights', 0],
      ['slopes', 0],
      ['slopeExponents', 0],
      ['products', now],
      ['productExponents', now],
      ['zeros', this.zerosAfter(layer - 1)],
      ['products', next],
      ['productExponents', next],
      ['zeros', slot],
      ['quotients', slot],
      ['quotientExponents', slot],
    ]);
    this.productExponent = this.greatest.at(0);
    this.qSpans.set(slot, this.greatest.at(1), this.greatest.at(2));
    this.zeros = this.greatest.at(3);
    if (!strange && this.slopeExponent + this.zeros === 0) this.normalise(next);
    return !strange;
  }

  /**
   * The same with the exponents of P as they were; false where they will not do. Most layers of a deep chain pass here:
   * after one in which some products leave their window, all start again from [1, 2).
   */
  private multiplyCarried(slot: number, now: number, next: number): boolean {
    if (this.slopeExponent + this.zeros > 0) return false;
    const { blanks } = this;
    blanks.written('productExponents', next);
    blanks.written('quotientExponents', slot);
    const strange = this.greatest.run('carriedProductStep', 2, [
      ['weights', 0],
      ['slopes', 0],
      ['products', now],
      ['productExponents', now],
      ['products', next],
      ['productExponents', next],
      ['quotients', slot],
      ['quotientExponents', slot],
    ]);
    if (strange) return false;
    blanks.clear('zeros', slot);
    this.qSpans.set(slot, this.greatest.at(0), this.greatest.at(1));
    return true;
  }

  private normalise(row: number): void {
    if (this.productExponent === 0) return;
    this.greatest.run('normalisedProducts', 1, [
      ['products', row],
      ['productExponents', row],
      ['products', row],
      ['productExponents', row],
    ]);
    this.productExponent = this.greatest.at(0);
  }

  /** The same while there are neither exponents nor zeros; false where some arise. */
  private multiplyPlain(slot: number, now: number, next: number): boolean {
    if (this.slopeExponent + this.productExponent + this.zeros > 0) return false;
    const strange = this.module.run('plainProductStep', [
      ['weights', 0],
      ['slopes', 0],
      ['products', now],
      ['products', next],
      ['quotients', slot],
    ]);
    if (strange) return false;
    this.blanks.clear('productExponents', next);
    this.blanks.clear('quotientExponents', slot);
    this.blanks.clear('zeros', slot);
    this.qSpans.set(slot, 0, 0);
    return true;
  }

  /** The row of counts of zero factors up to a layer; before the first layer there are none. */
  private zerosAfter(layer: number): number {
    return layer < 0 ? this.slotCount : this.slots[layer]!;
  }

  /** Ends the chain after the layers so far: T = C′ · P. */
  end(): boolean {
    const { module, layer } = this;
    const slot = this.slots[layer]!;
    const product = layer & 1;
    const isPlain =
      this.hSpans.isPlain(slot) &&
      !this.greatest.run('plainErrorStep', 2, [
        ['h', slot],
        ['targets', 0],
        ['products', product],
        ['productExponents', product],
        ['total', 0],
        ['total', 1],
      ]);
    if (!isPlain) {
      laneErrors(
        losses[this.shape.loss],
        { significands: module.row('h', slot), exponents: module.row('hExponents', slot) },
        module.row('targets', 0),
        { significands: module.row('error', 0), exponents: module.row('error', 1) },
      );
      const strange = this.greatest.run('errorStep', 2, [
        ['error', 0],
        ['error', 1],
        ['products', product],
        ['productExponents', product],
        ['total', 0],
        ['total', 1],
      ]);
      if (strange) return false;
    }
    this.tSpan.set(0, this.greatest.at(0), this.greatest.at(1));
    return module.used > 0;
  }

  /** The greatest size of the exponents of a layer's gradients; 0 where all are float64s. */
  exponentOf(layer: number): number {
    const slot = this.slots[layer]!;
    return ExponentSpans.sum([this.tSpan, 0], [this.qSpans, slot], [this.hSpans, slot]);
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
}
