import { powerOfTwo } from '../elementary/binary.ts';
import { log2, log10 } from '../elementary/log2.ts';
import { exponentOf, timesPowerOfTwo } from '../magnitude/scaled.ts';
import { FLOAT_FORMATS } from './float-formats.ts';
import type { FloatFormat, LogQuantiles, Shares } from './result.ts';

/** Bins an octave: seven bits of the fraction. The widest, at the octave's start, spans 0.0034 decades. */
const BINS = 128;

const LOG10_2 = 0.30102999566398119521;
const RENORMALISE = powerOfTwo(900);

const real = new Float64Array(1);
const words = new Uint32Array(real.buffer);

/**
 * A histogram of log₂|x| with bins read off exponent and fraction, beside counts of what has no logarithm.
 *
 * Counts are exact; a quantile is off by less than the width of a bin, 0.0034 decades, and clamped to the
 * extremes seen; the mean comes from the sum of the exponents and the product of the fractions, without a
 * logarithm a number. Memory grows with the octaves spanned, not with the numbers added.
 */
export class LogHistogram {
  zero = 0;
  infinite = 0;
  nan = 0;
  /** Numbers with a logarithm. */
  count = 0;
  /** Extremes of |x|: octave, and fraction in [1, 2). */
  private lowOctave = Number.POSITIVE_INFINITY;
  private lowFraction = 1;
  private highOctave = Number.NEGATIVE_INFINITY;
  private highFraction = 1;
  /** Π |x| = product · 2^exponents. */
  private exponents = 0;
  private product = 1;
  /** The octave of the first bin, and the bins of all octaves from there on. */
  private first = 0;
  private bins: Float64Array = new Float64Array(0);

  /** Counts significand · 2^exponent, a balanced number. */
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
    real[0] = significand;
    const high = words[1]!;
    const octave = ((high >>> 20) & 0x7ff) - 1023 + exponent;
    words[1] = (high & 0xfffff) | 0x3ff00000;
    const fraction = real[0]!;
    const bin = this.place(octave) + ((high >>> 13) & (BINS - 1));
    this.bins[bin]! += 1;
    this.count += 1;
    this.exponents += octave;
    this.multiply(fraction);
    this.widen(octave, fraction);
  }

  merge(other: LogHistogram): void {
    if (other.bins.length > 0) {
      this.place(other.first);
      const start = this.place(other.first + other.bins.length / BINS - 1) + BINS - other.bins.length;
      for (let bin = 0; bin < other.bins.length; bin += 1) this.bins[start + bin]! += other.bins[bin]!;
    }
    this.zero += other.zero;
    this.infinite += other.infinite;
    this.nan += other.nan;
    this.count += other.count;
    this.exponents += other.exponents;
    this.multiply(other.product);
    if (other.count > 0) {
      this.widen(other.lowOctave, other.lowFraction);
      this.widen(other.highOctave, other.highFraction);
    }
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
    const end = Math.min(this.bins.length, (exponent - this.first) * BINS);
    for (let bin = 0; bin < end; bin += 1) below += this.bins[bin]!;
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
    return {
      q05: this.quantile(0.05),
      q25: this.quantile(0.25),
      q50: this.quantile(0.5),
      q75: this.quantile(0.75),
      q95: this.quantile(0.95),
      mean: this.count === 0 ? Number.NaN : ((this.exponents + log2(this.product)) / this.count) * LOG10_2,
    };
  }

  private quantile(q: number): number {
    if (this.count === 0) return Number.NaN;
    const rank = q * (this.count - 1);
    const below = Math.floor(rank);
    const value = this.orderStatistic(below);
    if (below === rank) return value;
    return value + (this.orderStatistic(below + 1) - value) * (rank - below);
  }

  /** log₁₀ of the number of a rank, from 0; the numbers of a bin are taken to lie evenly in it. */
  private orderStatistic(rank: number): number {
    let before = 0;
    let bin = 0;
    while (before + this.bins[bin]! <= rank) {
      before += this.bins[bin]!;
      bin += 1;
    }
    const octave = Math.floor(bin / BINS);
    const inside = (rank - before + 0.5) / this.bins[bin]!;
    const value = (this.first + octave) * LOG10_2 + log10(1 + (bin - octave * BINS + inside) / BINS);
    const low = this.lowOctave * LOG10_2 + log10(this.lowFraction);
    const high = this.highOctave * LOG10_2 + log10(this.highFraction);
    return Math.min(high, Math.max(low, value));
  }

  /** The index of an octave's first bin; makes room for it. */
  private place(octave: number): number {
    const octaves = this.bins.length / BINS;
    if (octave >= this.first && octave < this.first + octaves) return (octave - this.first) * BINS;
    // A margin on the side where the histogram grows keeps the number of copies logarithmic.
    const margin = octaves === 0 ? 1 : 1 + (octaves >> 1);
    const low = octaves === 0 ? octave : octave < this.first ? octave - margin : this.first;
    const high = octaves === 0 ? octave : octave < this.first ? this.first + octaves - 1 : octave + margin;
    const grown = new Float64Array((high - low + 1) * BINS);
    grown.set(this.bins, (this.first - low) * BINS * (octaves === 0 ? 0 : 1));
    this.bins = grown;
    this.first = low;
    return (octave - low) * BINS;
  }

  private multiply(fraction: number): void {
    this.product *= fraction;
    if (this.product > RENORMALISE) {
      const k = exponentOf(this.product);
      this.product = timesPowerOfTwo(this.product, -k);
      this.exponents += k;
    }
  }

  private widen(octave: number, fraction: number): void {
    if (octave < this.lowOctave || (octave === this.lowOctave && fraction < this.lowFraction)) {
      this.lowOctave = octave;
      this.lowFraction = fraction;
    }
    if (octave > this.highOctave || (octave === this.highOctave && fraction > this.highFraction)) {
      this.highOctave = octave;
      this.highFraction = fraction;
    }
  }

  /** The filled bins and the counters as numbers: what crosses threads, and what a store keeps. */
  pack(): PackedHistogram {
    const filled: number[] = [];
    this.bins.forEach((count, bin) => {
      if (count !== 0) filled.push(bin);
    });
    return {
      keys: Int32Array.from(filled, (bin) => this.first * BINS + bin),
      counts: Float64Array.from(filled, (bin) => this.bins[bin]!),
      scalars: Float64Array.from(LogHistogram.scalars, (key) => this[key]),
    };
  }

  static unpack({ keys, counts, scalars }: PackedHistogram): LogHistogram {
    const histogram = new LogHistogram();
    keys.forEach((key, index) => {
      const octave = Math.floor(key / BINS);
      const bin = histogram.place(octave) + key - octave * BINS;
      histogram.bins[bin] = counts[index]!;
    });
    LogHistogram.scalars.forEach((key, index) => {
      histogram[key] = scalars[index]!;
    });
    return histogram;
  }

  private static readonly scalars = [
    'zero',
    'infinite',
    'nan',
    'count',
    'lowOctave',
    'lowFraction',
    'highOctave',
    'highFraction',
    'exponents',
    'product',
  ] as const;
}

export interface PackedHistogram {
  /** octave · 128 + bin, ascending. */
  readonly keys: Int32Array;
  readonly counts: Float64Array;
  readonly scalars: Float64Array;
}
