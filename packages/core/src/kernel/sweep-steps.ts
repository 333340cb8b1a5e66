import { losses } from '../chain/loss.ts';
import { BlankRows } from './blank-rows.ts';
import type { LaneLoop } from './called-layer.ts';
import { ExponentSpans } from './exponent-spans.ts';
import { GreatestSizes } from './greatest-sizes.ts';
import { laneErrors } from './lane-errors.ts';
import type { MapModule, Place } from './map-module.ts';
import { RunningProducts } from './running-products.ts';
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
  private readonly products: RunningProducts;
  /** Of h, by slot. */
  private readonly hSpans: ExponentSpans;
  /** Of T, in its only row. */
  private readonly tSpan = new ExponentSpans(1);
  private readonly isLinearNear: boolean;
  private layer = 0;
  /** Of the slopes of the layer stepped last. */
  slopeExponent = 0;
  /** Of an activation that is code. */
  private readonly call: LaneLoop | undefined;

  constructor(module: MapModule<SweepArray>, shape: SweepShape, call: LaneLoop | undefined) {
    this.call = call;
    this.module = module;
    this.greatest = new GreatestSizes(module);
    this.shape = shape;
    this.isLinearNear = module.has('linearLayer');
    const { deepest, kept } = shape;
    this.slots = Int32Array.from({ length: deepest + 1 }, (_, layer) => kept.length + (layer & 1));
    kept.forEach((layer, slot) => {
      this.slots[layer] = slot;
    });
    const slots = kept.length + 2;
    this.hSpans = new ExponentSpans(slots);
    this.blanks = new BlankRows(module, {
      biases: 1,
      hExponents: slots,
      slopeExponents: 1,
      productExponents: 2,
      quotientExponents: slots,
      zeros: slots + 1,
    });
    this.products = new RunningProducts({
      module,
      greatest: this.greatest,
      blanks: this.blanks,
      slots: this.slots,
      slotCount: slots,
    });
  }

  /** The most factors that are zero, of any lane. */
  get zeros(): number {
    return this.products.zeros;
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
    this.slopeExponent = 0;
    const slot = this.slots[0]!;
    this.hSpans.set(slot, 0, 0);
    module.row('h', slot).set(inputs);
    module.row('targets', 0).set(targets);
    this.blanks.clear('hExponents', slot);
    this.products.start();
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
    if (!this.forward(biases !== undefined)) return false;
    if (!this.products.multiply(layer, this.slopeExponent)) return false;
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
    if (this.forwardLinear(slot, next)) return true;
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

  /** A layer where φ is linear for all lanes, as deep in a chain that decays; false where it is not. */
  private forwardLinear(slot: number, next: number): boolean {
    const { greatest, blanks } = this;
    if (!this.isLinearNear) return false;
    blanks.written('hExponents', next);
    const elsewhere = greatest.run('linearLayer', 2, [
      ['weights', 0],
      ['h', slot],
      ['hExponents', slot],
      ['h', next],
      ['hExponents', next],
      ['slopes', 0],
    ]);
    if (elsewhere) return false;
    this.hSpans.set(next, greatest.at(0), greatest.at(1));
    blanks.clear('slopeExponents', 0);
    this.slopeExponent = 0;
    return true;
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

  /** Ends the chain after the layers so far: T = C′ · P. */
  end(): boolean {
    const { module, layer } = this;
    const slot = this.slots[layer]!;
    const product = layer & 1;
    const isPlain = this.hSpans.isPlain(slot);
    const strange = this.greatest.run(isPlain ? 'plainErrorStep' : 'smallErrorStep', 2, [
      ['h', slot],
      ...(isPlain ? [] : ([['hExponents', slot]] as const)),
      ['targets', 0],
      ['products', product],
      ['productExponents', product],
      ['total', 0],
      ['total', 1],
    ]);
    if (strange) {
      laneErrors(
        losses[this.shape.loss],
        { significands: module.row('h', slot), exponents: module.row('hExponents', slot) },
        module.row('targets', 0),
        { significands: module.row('error', 0), exponents: module.row('error', 1) },
      );
      const isInfinite = this.greatest.run('errorStep', 2, [
        ['error', 0],
        ['error', 1],
        ['products', product],
        ['productExponents', product],
        ['total', 0],
        ['total', 1],
      ]);
      if (isInfinite) return false;
    }
    this.tSpan.set(0, this.greatest.at(0), this.greatest.at(1));
    return module.used > 0;
  }

  /** The greatest size of the exponents of a layer's gradients; 0 where all are float64s. */
  exponentOf(layer: number): number {
    const slot = this.slots[layer]!;
    return ExponentSpans.sum([this.tSpan, 0], [this.products.spans, slot], [this.hSpans, slot]);
  }

  /** What a gradient is made of: T, Q, h, their exponents, zeros at the end and after the layer. */
  gradientInputs(layer: number): Place<SweepArray>[] {
    const slot = this.slots[layer]!;
    return [
      ['total', 0],
      ['quotients', slot],
      ['h', slot],
      ['total', 1],
      ['quotientExponents', slot],
      ['hExponents', slot],
      ['zeros', this.products.zerosAfter(this.layer - 1)],
      ['zeros', this.products.zerosAfter(layer)],
    ];
  }
}
