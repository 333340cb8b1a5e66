import type { Differentiable } from '../activation.ts';
import { residualOf } from '../chain/backprop.ts';
import { ExtendedActivation } from '../chain/extended-activation.ts';
import type { Loss } from '../chain/loss.ts';
import { isBalanced, scaled } from '../magnitude/scaled.ts';
import { type KeyTable, REDUCED } from '../study/key-table.ts';
import { extendedLayer, plainLayer } from './forward-maps.ts';
import { MapModule, type Place } from './map-module.ts';
import { errorStep, factorRow, gradientRow, productStep } from './sweep-maps.ts';
import type { VectorActivation } from './vector/vector-activation.ts';

/** Layers times lanes that fit the second-level cache with all their arrays. */
const CACHED = 8192;

/**
 * The fast path of a sweep: blocks of lanes through maps on WebAssembly SIMD, one forward pass and one pass over the
 * products for all depths, with the bits of the scalar path.
 *
 * Load weights, biases, inputs and targets of a block; `run` it; ask for rows. `run` returns false for a block that
 * holds something the maps do not handle (factors that are not finite, weights that are not balanced, biases in a
 * chain that has left float64): the caller takes the scalar path for it.
 */
export class SweepKernel {
  readonly deepest: number;
  private readonly module: MapModule<ArrayName>;
  /** Whether exponents of a layer may differ from 0, so that they must be cleared before the next plain layer. */
  private readonly scaledLayers: Uint8Array;

  constructor(activation: Differentiable, vectors: VectorActivation, deepest: number) {
    this.deepest = deepest;
    const maps = [
      plainLayer(vectors),
      extendedLayer(vectors, new ExtendedActivation(activation)),
      productStep(),
      errorStep(),
      gradientRow(),
      factorRow(),
    ];
    const lanes = Math.max(16, Math.min(512, 16 * Math.floor(CACHED / deepest / 16)));
    this.module = new MapModule<ArrayName>(maps, lanes, {
      weights: deepest,
      biases: deepest,
      h: deepest + 1,
      hExponents: deepest + 1,
      slopes: deepest,
      slopeExponents: deepest,
      products: deepest + 1,
      productExponents: deepest + 1,
      zeros: deepest + 1,
      quotients: deepest,
      quotientExponents: deepest,
      error: 2,
      total: 2,
      keys: KEY_ROWS.length,
      reductions: KEY_ROWS.length,
    });
    this.scaledLayers = new Uint8Array(deepest + 1);
  }

  /** Lanes a block; even. */
  get lanes(): number {
    return this.module.lanes;
  }

  /** How many lanes of the block are in use, an even number. */
  use(lanes: number): void {
    this.module.used = lanes;
  }

  /** The used lanes of a row of an array, to be read or filled. */
  row(name: ArrayName, index: number): Float64Array {
    return this.module.row(name, index);
  }

  /**
   * One forward pass and the running products of the lanes loaded; false where the scalar path must do the block.
   */
  run(hasBiases: boolean): boolean {
    for (let layer = 0; layer < this.deepest; layer += 1) {
      if (!this.allBalanced('weights', layer)) return false;
    }
    return this.allBalanced('h', 0) && this.forward(hasBiases) && this.multiply();
  }

  private forward(hasBiases: boolean): boolean {
    const { deepest, scaledLayers } = this;
    scaledLayers[0] = 0;
    for (let layer = 0; layer < deepest; layer += 1) {
      if (
        scaledLayers[layer] === 0 &&
        !this.module.run('plainLayer', [
          ['weights', layer],
          ['biases', layer],
          ['h', layer],
          ['h', layer + 1],
          ['slopes', layer],
        ])
      ) {
        if (scaledLayers[layer + 1] === 1) {
          // Of all lanes, not only of those in use: the next block may be longer.
          this.module.cells('hExponents', layer + 1, this.lanes).fill(0);
          this.module.cells('slopeExponents', layer, this.lanes).fill(0);
          scaledLayers[layer + 1] = 0;
        }
        continue;
      }
      if (hasBiases) return false;
      const beyond = this.module.run('extendedLayer', [
        ['weights', layer],
        ['h', layer],
        ['hExponents', layer],
        ['h', layer + 1],
        ['hExponents', layer + 1],
        ['slopes', layer],
        ['slopeExponents', layer],
      ]);
      if (beyond) return false;
      scaledLayers[layer + 1] = 1;
    }
    return true;
  }

  private multiply(): boolean {
    this.row('products', 0).fill(1);
    this.row('productExponents', 0).fill(0);
    this.row('zeros', 0).fill(0);
    for (let layer = 0; layer < this.deepest; layer += 1) {
      const strange = this.module.run('productStep', [
        ['weights', layer],
        ['slopes', layer],
        ['slopeExponents', layer],
        ['products', layer],
        ['productExponents', layer],
        ['zeros', layer],
        ['products', layer + 1],
        ['productExponents', layer + 1],
        ['zeros', layer + 1],
        ['quotients', layer],
        ['quotientExponents', layer],
      ]);
      if (strange) return false;
    }
    return true;
  }

  private allBalanced(name: ArrayName, index: number): boolean {
    const row = this.row(name, index);
    for (let lane = 0; lane < row.length; lane += 1) if (!isBalanced(row[lane]!)) return false;
    return true;
  }

  /** Prepares the rows of a depth: C′ at its output, times the product of all factors. */
  atDepth(depth: number, targets: Float64Array, loss: Loss): boolean {
    const h = this.row('h', depth);
    const exponents = this.row('hExponents', depth);
    const error = this.row('error', 0);
    const errorExponents = this.row('error', 1);
    for (let lane = 0; lane < this.module.used; lane += 1) {
      const output = { significand: h[lane]!, exponent: exponents[lane]! };
      const residual = residualOf(output, targets[lane]!);
      const derivative = scaled(loss.derivative(residual.significand), loss.degree * residual.exponent);
      error[lane] = derivative.significand;
      errorExponents[lane] = derivative.exponent;
    }
    return !this.module.run('errorStep', [
      ['error', 0],
      ['error', 1],
      ['products', depth],
      ['productExponents', depth],
      ['total', 0],
      ['total', 1],
    ]);
  }

  /** Adds ∂C/∂w and ∂C/∂b of a layer, at the depth prepared last, to a row of the table and the one after it. */
  gradients(depth: number, layer: number, table: KeyTable, row: number): void {
    const inputs: Place<ArrayName>[] = [
      ['total', 0],
      ['total', 1],
      ['zeros', depth],
      ['quotients', layer],
      ['quotientExponents', layer],
      ['zeros', layer + 1],
      ['h', layer],
      ['hExponents', layer],
    ];
    this.add('gradientRow', inputs, table, row, 2);
  }

  /** Adds the parts of the factors of a layer to three rows of the table. */
  factors(layer: number, table: KeyTable, row: number): void {
    const inputs: Place<ArrayName>[] = [
      ['weights', layer],
      ['slopes', layer],
      ['slopeExponents', layer],
    ];
    this.add('factorRow', inputs, table, row, 3);
  }

  /** Runs a map that finds keys and reductions of `rows` rows. */
  private add(
    map: string,
    inputs: readonly Place<ArrayName>[],
    table: KeyTable,
    first: number,
    rows: number,
  ): void {
    // The reductions lie behind one another, whatever the length of a row.
    const found = this.module.cells('reductions', 0, REDUCED * rows);
    for (let row = 0; row < rows; row += 1) table.startRun(first + row, found, REDUCED * row);
    this.module.run(map, [...inputs, ...KEY_ROWS.slice(0, rows), ['reductions', 0]]);
    for (let row = 0; row < rows; row += 1)
      table.endRun(first + row, found, REDUCED * row, this.row('keys', row));
  }
}

const KEY_ROWS: readonly Place<ArrayName>[] = [
  ['keys', 0],
  ['keys', 1],
  ['keys', 2],
];

/** The arrays of a sweep; rows are layers, or boundaries between layers. */
export type ArrayName =
  | 'weights'
  | 'biases'
  | 'h'
  | 'hExponents'
  | 'slopes'
  | 'slopeExponents'
  | 'products'
  | 'productExponents'
  | 'zeros'
  | 'quotients'
  | 'quotientExponents'
  | 'error'
  | 'total'
  | 'keys'
  | 'reductions';
