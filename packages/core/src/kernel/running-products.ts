import type { BlankRows } from './blank-rows.ts';
import { ExponentSpans } from './exponent-spans.ts';
import type { GreatestSizes } from './greatest-sizes.ts';
import type { MapModule } from './map-module.ts';
import type { SweepArray } from './sweep-module.ts';

/** What the steps of a sweep have in common. */
export interface StepTools {
  readonly module: MapModule<SweepArray>;
  readonly greatest: GreatestSizes<SweepArray>;
  readonly blanks: BlankRows<SweepArray>;
  /** The row of each layer, in arrays that have rows of layers. */
  readonly slots: Int32Array;
  /** How many such rows there are. */
  readonly slotCount: number;
}

/**
 * The running products P of the factors of a chain, layer by layer, and the quotients Q = s / P, which stand for the
 * factors behind a layer. A layer takes the least of three maps that will do: without exponents, with the exponents
 * that the products have, or with all that factors may be.
 */
export class RunningProducts {
  private readonly tools: StepTools;
  /** Of Q, by slot. */
  readonly spans: ExponentSpans;
  /** The greatest size of an exponent of P; 0 says that all are 0. */
  private productExponent = 0;
  /** Of the slopes of the layer in hand. */
  private slopeExponent = 0;
  /** The most factors that are zero, of any lane. */
  zeros = 0;

  constructor(tools: StepTools) {
    this.tools = tools;
    this.spans = new ExponentSpans(tools.slotCount);
  }

  /** Starts a block of lanes: products of no factors. */
  start(): void {
    const { module, blanks } = this.tools;
    this.zeros = 0;
    this.productExponent = 0;
    module.row('products', 0).fill(1);
    blanks.clear('productExponents', 0);
    blanks.clear('zeros', this.zerosAfter(-1));
  }

  /**
   * The factors of a layer, of which the weights and slopes are in their rows.
   *
   * @param slopeExponent the greatest size of the exponents of the slopes
   * @returns false where a factor is not finite
   */
  multiply(layer: number, slopeExponent: number): boolean {
    this.slopeExponent = slopeExponent;
    const { blanks, greatest, slots } = this.tools;
    const slot = slots[layer]!;
    const [now, next] = [layer & 1, (layer + 1) & 1];
    if (this.multiplyPlain(slot, now, next) || this.multiplyCarried(slot, now, next)) return true;
    for (const [name, row] of [
      ['productExponents', next],
      ['quotientExponents', slot],
      ['zeros', slot],
    ] as const)
      blanks.written(name, row);
    const strange = greatest.run('productStep', 4, [
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
    this.productExponent = greatest.at(0);
    this.spans.set(slot, greatest.at(1), greatest.at(2));
    this.zeros = greatest.at(3);
    if (!strange && this.slopeExponent + this.zeros === 0) this.normalise(next);
    return !strange;
  }

  /**
   * The same with the exponents of P as they were; false where they will not do. Most layers of a deep chain pass here:
   * after one in which some products leave their window, all start again from [1, 2).
   */
  private multiplyCarried(slot: number, now: number, next: number): boolean {
    // Without exponents it would be the plain step, which has failed.
    if (this.productExponent === 0 || this.slopeExponent + this.zeros > 0) return false;
    const { blanks, greatest } = this.tools;
    blanks.written('productExponents', next);
    blanks.written('quotientExponents', slot);
    const strange = greatest.run('carriedProductStep', 2, [
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
    this.spans.set(slot, greatest.at(0), greatest.at(1));
    return true;
  }

  private normalise(row: number): void {
    if (this.productExponent === 0) return;
    const { greatest } = this.tools;
    greatest.run('normalisedProducts', 1, [
      ['products', row],
      ['productExponents', row],
      ['products', row],
      ['productExponents', row],
    ]);
    this.productExponent = greatest.at(0);
  }

  /** The same while there are neither exponents nor zeros; false where some arise. */
  private multiplyPlain(slot: number, now: number, next: number): boolean {
    if (this.slopeExponent + this.productExponent + this.zeros > 0) return false;
    const { module, blanks } = this.tools;
    const strange = module.run('plainProductStep', [
      ['weights', 0],
      ['slopes', 0],
      ['products', now],
      ['products', next],
      ['quotients', slot],
    ]);
    if (strange) return false;
    blanks.clear('productExponents', next);
    blanks.clear('quotientExponents', slot);
    blanks.clear('zeros', slot);
    this.spans.set(slot, 0, 0);
    return true;
  }

  /** The row of counts of zero factors up to a layer; before the first layer there are none. */
  zerosAfter(layer: number): number {
    return layer < 0 ? this.tools.slotCount : this.tools.slots[layer]!;
  }
}
