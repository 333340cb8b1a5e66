import type { Place } from './map-module.ts';
import type { SweepKernel } from './sweep-kernel.ts';
import type { SweepArray } from './sweep-module.ts';

/** Sums of ∂C/∂w_l and ∂C/∂b_l over the examples of a block of lanes, for a sweep's kernel that was made with `sums`. */
export class RowSums {
  private readonly kernel: SweepKernel;

  constructor(kernel: SweepKernel) {
    this.kernel = kernel;
  }

  /** @param lanes how many lanes are in use, an even number */
  clear(lanes: number): void {
    const { module, shape } = this.kernel;
    module.used = lanes;
    for (let row = 0; row < 4 * shape.sums; row += 1) module.row('sums', row).fill(0);
  }

  /** Adds the gradients of a layer, of the chains ended last; false where they are not all balanced numbers. */
  add(layer: number, sum: number): boolean {
    const { kernel } = this;
    if (!kernel.hasPlainGradients(layer)) return false;
    const inputs = kernel.gradientInputs(layer);
    const places = placesOf(sum);
    return !kernel.module.run('sumGradients', [
      ...inputs.slice(0, 3),
      ...inputs.slice(6),
      ...places,
      ...places,
    ]);
  }

  /** Counts both sums, in a row and the one after it. */
  count(sum: number, row: number): void {
    this.kernel.counter!.count('countSums', placesOf(sum), row, ['plain', 'plain']);
  }

  /** ∂C/∂w of every lane. */
  weights(sum: number): Float64Array {
    const { module } = this.kernel;
    const lost = module.row('sums', 4 * sum + 1);
    return module.row('sums', 4 * sum).map((value, lane) => value + lost[lane]!);
  }

  /** Counts slopes and factors of the layer stepped last, in two rows; false where they are not all float64s. */
  countSlopes(row: number): boolean {
    const { kernel } = this;
    if (!kernel.hasPlainSlopes) return false;
    kernel.counter!.count(
      'countSlopes',
      [
        ['weights', 0],
        ['slopes', 0],
      ],
      row,
      ['plain', 'plain'],
    );
    return true;
  }

  /** Counts weights in a row. */
  countWeights(weights: Float64Array, row: number): void {
    const { module, counter } = this.kernel;
    module.row('weights', 0).set(weights);
    counter!.count('countWeights', [['weights', 0]], row, ['plain']);
  }
}

/** Where a sum and what it lost lie, ∂C/∂w's before ∂C/∂b's. */
function placesOf(sum: number): readonly Place<SweepArray>[] {
  return [0, 1, 2, 3].map((part) => ['sums', 4 * sum + part] as const);
}
