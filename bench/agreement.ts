import { readFileSync } from 'node:fs';
import { COLUMNS, TABLE_WIDTH } from './protocol.ts';

/** How the results of two peers are compared. */
export type Comparison = 'gradients' | 'float32' | 'tables' | 'rough tables' | 'samples' | 'bits';

/** How two results agree. */
export interface Agreement {
  readonly comparison: Comparison;
  /** How many numbers were compared. */
  readonly compared: number;
  /** The share of them beyond the tolerance, and the share that may be. */
  readonly beyond: number;
  readonly allowed: number;
  /** The largest difference in units of the tolerance. */
  readonly worst: number;
}

/** What is beyond a tolerance, number by number. */
class Tally {
  private compared = 0;
  private beyond = 0;
  private worst = 0;

  /** A difference in units of the tolerance; NaN counts as beyond. */
  add(difference: number): void {
    this.compared += 1;
    if (!(difference <= 1)) this.beyond += 1;
    if (difference > this.worst) this.worst = difference;
  }

  agreement(comparison: Comparison, allowed: number): Agreement {
    const { compared, worst } = this;
    return { comparison, compared, beyond: compared === 0 ? 0 : this.beyond / compared, allowed, worst };
  }
}

/** Whether no more is beyond the tolerance than may be. */
export function agrees({ beyond, allowed }: Agreement): boolean {
  return beyond <= allowed;
}

const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** log₁₀ below which a float64 has lost digits or everything. */
const UNDERFLOW = -307.6;

/**
 * Compares two saved results.
 *
 * Gradients: 1e-12 relative, where both are normal. One in a hundred may differ by more: where a unit saturates, s(1−s) and
 * 1−t² have lost the digits that the slope needs, and where an output meets its target by chance, C′ has.
 *
 * Tables of the same draws: zeros exactly, the mean to 1e-12, quantiles to 1/64 octave; layers in which a
 * peer without magnitudes underflows are left out. Rough tables: zeros to one in two hundred, the mean to 0.05,
 * quantiles to 0.1, as a slope that has lost its digits is off by decades or zero. Tables of different draws: means to
 * six standard errors. Bits: every number the same.
 */
export function compare(
  comparison: Comparison,
  referenceFile: string,
  file: string,
  lanes: number,
): Agreement {
  const [reference, found] = [numbersOf(referenceFile), numbersOf(file)];
  const tally = new Tally();
  if (reference.length !== found.length) {
    tally.add(Number.NaN);
    return tally.agreement(comparison, 0);
  }
  comparisons[comparison](reference, found, tally, lanes);
  return tally.agreement(comparison, comparison === 'gradients' ? 0.01 : comparison === 'float32' ? 0.05 : 0);
}

type Compare = (reference: Float64Array, found: Float64Array, tally: Tally, lanes: number) => void;

const comparisons: Readonly<Record<Comparison, Compare>> = {
  gradients: (reference, found, tally) => relative(reference, found, tally, 1e-12, SMALLEST_NORMAL),
  float32: (reference, found, tally) => relative(reference, found, tally, 1e-4, 1.1754943508222875e-38),
  tables: (reference, found, tally) =>
    tables(reference, found, tally, { zeros: 0, mean: 1e-12, quantiles: 0.0068 }),
  'rough tables': (reference, found, tally, lanes) =>
    tables(reference, found, tally, { zeros: lanes / 200, mean: 0.05, quantiles: 0.1 }),
  samples: (reference, found, tally, lanes) => {
    eachRow(reference, found, (a, b) => {
      const counted = lanes - Math.max(a[COLUMNS.zeros]!, b[COLUMNS.zeros]!);
      if (counted < 100) return;
      // Wider than the standard deviation of a bell: logarithms of gradients often come in two heaps.
      const spread = (a[COLUMNS.q95]! - a[COLUMNS.q05]!) / 2;
      const error = spread * Math.sqrt(2 / counted);
      tally.add(Math.abs(a[COLUMNS.mean]! - b[COLUMNS.mean]!) / (6 * error + 1e-12));
    });
  },
  bits: (reference, found, tally) => {
    reference.forEach((x, index) => {
      tally.add(Object.is(x, found[index]) ? 0 : Number.NaN);
    });
  },
};

function tables(
  reference: Float64Array,
  found: Float64Array,
  tally: Tally,
  tolerance: { readonly zeros: number; readonly mean: number; readonly quantiles: number },
): void {
  eachRow(reference, found, (a, b) => {
    const lowest = (column: number) => Math.min(orZero(a[column]!), orZero(b[column]!));
    if (lowest(COLUMNS.least) < UNDERFLOW || lowest(COLUMNS.q05) < UNDERFLOW / 2) return;
    const zeros = Math.abs(a[COLUMNS.zeros]! - b[COLUMNS.zeros]!);
    tally.add(zeros <= tolerance.zeros ? 0 : Number.NaN);
    const mean = a[COLUMNS.mean]!;
    if (Number.isNaN(mean) && Number.isNaN(b[COLUMNS.mean])) return;
    tally.add(Math.abs(mean - b[COLUMNS.mean]!) / (tolerance.mean * Math.max(1, Math.abs(mean))));
    for (const quantile of ['q05', 'q25', 'q50', 'q75', 'q95'] as const) {
      tally.add(Math.abs(a[COLUMNS[quantile]]! - b[COLUMNS[quantile]]!) / tolerance.quantiles);
    }
  });
}

/** NaN, of a layer without any logarithm, as 0. */
function orZero(x: number): number {
  return Number.isNaN(x) ? 0 : x;
}

function relative(
  reference: Float64Array,
  found: Float64Array,
  tally: Tally,
  tolerance: number,
  smallest: number,
): void {
  for (let index = 0; index < reference.length; index += 1) {
    const [a, b] = [reference[index]!, found[index]!];
    if (!(Math.abs(a) >= smallest && Math.abs(b) >= smallest)) continue;
    tally.add(Math.abs(a - b) / (tolerance * Math.abs(a)));
  }
}

function eachRow(a: Float64Array, b: Float64Array, visit: (a: Float64Array, b: Float64Array) => void): void {
  for (let row = 0; row < a.length; row += TABLE_WIDTH) {
    visit(a.subarray(row, row + TABLE_WIDTH), b.subarray(row, row + TABLE_WIDTH));
  }
}

function numbersOf(file: string): Float64Array {
  const bytes = readFileSync(file);
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
}
