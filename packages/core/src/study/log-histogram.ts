import { log10 } from '../elementary/log2.ts';
import { exponentOf, log10Scaled } from '../magnitude/scaled.ts';
import { FLOAT_FORMATS } from './float-formats.ts';
import type { FloatFormat, LogQuantiles, Shares } from './result.ts';

/** Bins an octave: seven bits of the fraction. The widest, at the octave's start, spans 0.0034 decades. */
const BINS = 128;

const real = new Float64Array(1);
const words = new Uint32Array(real.buffer);

/**
 * A histogram of log₂|x| with bins read off exponent and fraction, beside counts of what has no logarithm.
 *
 * Counts are exact; a quantile is off by less than the width of a bin, 0.0034 decades, and clamped to the
 * extremes seen; the mean is a compensated sum. Memory grows with the octaves touched, not with the numbers added.
 */
export class LogHistogram {
  zero = 0;
  infinite = 0;
  nan = 0;
  /** Numbers with a logarithm. */
  count = 0;
  /** Extremes of log₁₀|x|. */
  low: number = Number.POSITIVE_INFINITY;
  high: number = Number.NEGATIVE_INFINITY;
  private sum = 0;
  private lost = 0;
  private readonly octaves = new Map<number, Float64Array>();

  /** Counts significand · 2^exponent. */
  add(significand: number, exponent: number): void {
    if (significand === 0) {
      this.zero += 1;
      return;
    }
    if (!Number.isFinite(significand)) {
      if (Number.isNaN(significand)) this.nan += 1;
      else this.infinite += 1;
      return;
    }
    const octave = exponentOf(significand);
    real[0] = significand;
    this.bins(octave + exponent)[(words[1]! >>> 13) & (BINS - 1)]! += 1;
    const logarithm = log10Scaled(significand, exponent);
    if (logarithm < this.low) this.low = logarithm;
    if (logarithm > this.high) this.high = logarithm;
    this.count += 1;
    this.accumulate(logarithm);
  }

  merge(other: LogHistogram): void {
    for (const [octave, counts] of other.octaves) {
      const mine = this.bins(octave);
      for (let bin = 0; bin < BINS; bin += 1) mine[bin]! += counts[bin]!;
    }
    this.zero += other.zero;
    this.infinite += other.infinite;
    this.nan += other.nan;
    this.count += other.count;
    this.low = Math.min(this.low, other.low);
    this.high = Math.max(this.high, other.high);
    this.accumulate(other.sum);
    this.accumulate(other.lost);
  }

  /** Everything ever added. */
  get total(): number {
    return this.count + this.zero + this.infinite + this.nan;
  }

  shares(): Shares {
    const { total } = this;
    return { zero: this.zero / total, infinite: this.infinite / total, nan: this.nan / total };
  }

  /** The share of all numbers whose size lies below 2^exponent; exact zeros count, NaN does not. */
  shareBelow(exponent: number): number {
    let below = this.zero;
    for (const [octave, counts] of this.octaves) {
      if (octave < exponent) for (const count of counts) below += count;
    }
    return below / this.total;
  }

  below(): Record<FloatFormat, { normal: number; subnormal: number }> {
    const shares = (format: FloatFormat) => ({
      normal: this.shareBelow(FLOAT_FORMATS[format].normal),
      subnormal: this.shareBelow(FLOAT_FORMATS[format].subnormal),
    });
    return {
      float16: shares('float16'),
      bfloat16: shares('bfloat16'),
      float32: shares('float32'),
      float64: shares('float64'),
    };
  }

  /** Quantiles (linear between order statistics, Hyndman and Fan's type 7) and mean of log₁₀|x|; NaN without any. */
  quantiles(): LogQuantiles {
    const sorted = [...this.octaves].sort(([a], [b]) => a - b);
    const quantile = (q: number) => this.quantile(q, sorted);
    return {
      q05: quantile(0.05),
      q25: quantile(0.25),
      q50: quantile(0.5),
      q75: quantile(0.75),
      q95: quantile(0.95),
      mean: this.count === 0 ? Number.NaN : (this.sum + this.lost) / this.count,
    };
  }

  private quantile(q: number, sorted: readonly (readonly [number, Float64Array])[]): number {
    if (this.count === 0) return Number.NaN;
    const rank = q * (this.count - 1);
    let before = 0;
    for (const [octave, counts] of sorted) {
      for (let bin = 0; bin < BINS; bin += 1) {
        const count = counts[bin]!;
        if (before + count > rank) {
          const position = (bin + Math.min(1, (rank - before + 0.5) / count)) / BINS;
          const value = octave * 0.30102999566398119521 + log10(1 + position);
          return Math.min(this.high, Math.max(this.low, value));
        }
        before += count;
      }
    }
    return this.high;
  }

  private bins(octave: number): Float64Array {
    let bins = this.octaves.get(octave);
    if (bins === undefined) {
      bins = new Float64Array(BINS);
      this.octaves.set(octave, bins);
    }
    return bins;
  }

  /** Neumaier's compensated sum. */
  private accumulate(x: number): void {
    const sum = this.sum + x;
    this.lost += Math.abs(this.sum) >= Math.abs(x) ? this.sum - sum + x : x - sum + this.sum;
    this.sum = sum;
  }

  /** The filled bins and the counters as numbers: what crosses threads, and what a store keeps. */
  pack(): PackedHistogram {
    const keys: number[] = [];
    const counts: number[] = [];
    for (const [octave, bins] of [...this.octaves].sort(([a], [b]) => a - b)) {
      for (let bin = 0; bin < BINS; bin += 1) {
        if (bins[bin] !== 0) {
          keys.push(octave * BINS + bin);
          counts.push(bins[bin]!);
        }
      }
    }
    return {
      keys: Int32Array.from(keys),
      counts: Float64Array.from(counts),
      scalars: Float64Array.of(
        this.zero,
        this.infinite,
        this.nan,
        this.count,
        this.low,
        this.high,
        this.sum,
        this.lost,
      ),
    };
  }

  static unpack({ keys, counts, scalars }: PackedHistogram): LogHistogram {
    const histogram = new LogHistogram();
    keys.forEach((key, index) => {
      const octave = Math.floor(key / BINS);
      histogram.bins(octave)[key - octave * BINS] = counts[index]!;
    });
    [histogram.zero, histogram.infinite, histogram.nan, histogram.count] = scalars as unknown as [
      number,
      number,
      number,
      number,
    ];
    histogram.low = scalars[4]!;
    histogram.high = scalars[5]!;
    histogram.sum = scalars[6]!;
    histogram.lost = scalars[7]!;
    return histogram;
  }
}

export interface PackedHistogram {
  /** octave · 128 + bin, ascending. */
  readonly keys: Int32Array;
  readonly counts: Float64Array;
  readonly scalars: Float64Array;
}
