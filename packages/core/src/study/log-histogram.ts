import { powerOfTwo } from '../elementary/binary.ts';
import { log2, log10 } from '../elementary/log2.ts';
import { BINS, SPECIAL_KEYS } from '../kernel/keys.ts';
import { exponentOf, timesPowerOfTwo } from '../magnitude/scaled.ts';
import { FLOAT_FORMATS } from './float-formats.ts';
import { type FilledBins, LOG10_2, log10In, OctaveBins } from './octave-bins.ts';
import type { FloatFormat, LogQuantiles, Shares } from './result.ts';

const RENORMALISE = powerOfTwo(900);

const real = new Float64Array(1);
const words = new Uint32Array(real.buffer);

/**
 * A histogram of log₂|x| with bins read off exponent and fraction, beside counts of what has no logarithm.
 *
 * Counts are exact; a quantile is off by less than the width of a bin, 0.0034 decades, and clamped to the
 * extremes seen (beyond 10^±1233 by less than 2⁻¹² of itself); the mean comes from the sum of the exponents and the
 * product of the fractions, without a logarithm a number. Memory grows with the octaves touched.
 */
export class LogHistogram {
  zero = 0;
  infinite = 0;
  nan = 0;
  /** Numbers with a logarithm. */
  count = 0;
  /** Extremes of octave + fraction − 1, the logarithm drawn as straight lines between powers of two. */
  private low: number = Number.POSITIVE_INFINITY;
  private high: number = Number.NEGATIVE_INFINITY;
  /** Π |x| = even · odd · 2^octaves; the numbers take turns, as they do in the two lanes of a vector. */
  private octaves = 0;
  private even = 1;
  private odd = 1;
  private readonly bins = new OctaveBins();

  /** Counts significand · 2^exponent, a balanced number. */
  add(significand: number, exponent: number): void {
    const isOdd = (this.total & 1) === 1;
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
    this.bins.add(octave * BINS + ((high >>> 13) & (BINS - 1)), 1);
    this.count += 1;
    this.octaves += octave;
    if (isOdd) this.odd *= fraction;
    else this.even *= fraction;
    if (this.even > RENORMALISE || this.odd > RENORMALISE) this.renormalise();
    this.widen(octave + (fraction - 1));
  }

  /**
   * Hands a kernel the running values that a run of numbers goes on from: eight numbers at `offset`, each pair the even
   * and the odd lane's sum of octaves, product of fractions, least and greatest place.
   */
  startRun(reductions: Float64Array, offset: number): void {
    this.renormalise();
    reductions.set([0, 0, this.even, this.odd, this.low, this.low, this.high, this.high], offset);
  }

  /** Takes the values back, and the keys of the numbers of the run. An even number, at most 1800. */
  endRun(reductions: Float64Array, offset: number, keys: Float64Array): void {
    this.octaves += reductions[offset]! + reductions[offset + 1]!;
    this.even = reductions[offset + 2]!;
    this.odd = reductions[offset + 3]!;
    this.low = Math.min(reductions[offset + 4]!, reductions[offset + 5]!);
    this.high = Math.max(reductions[offset + 6]!, reductions[offset + 7]!);
    const { bins } = this;
    let special = 0;
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index]!;
      if (key > SPECIAL_KEYS.zero) bins.add(key, 1);
      else {
        special += 1;
        if (key === SPECIAL_KEYS.zero) this.zero += 1;
        else if (key === SPECIAL_KEYS.infinite) this.infinite += 1;
        else this.nan += 1;
      }
    }
    this.count += keys.length - special;
  }

  merge(other: LogHistogram): void {
    const { keys, counts } = other.bins.filled();
    keys.forEach((key, index) => {
      this.bins.add(key, counts[index]!);
    });
    this.zero += other.zero;
    this.infinite += other.infinite;
    this.nan += other.nan;
    this.count += other.count;
    this.octaves += other.octaves;
    this.even *= other.even;
    this.odd *= other.odd;
    this.renormalise();
    if (other.count > 0) {
      this.widen(other.low);
      this.widen(other.high);
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

  /** The shares of all numbers whose size lies below a format's smallest; exact zeros count, NaN does not. */
  below(): Record<FloatFormat, { normal: number; subnormal: number }> {
    const { keys, counts } = this.bins.filled();
    const shareBelow = (exponent: number) => {
      let below = this.zero;
      for (let index = 0; keys[index]! < exponent * BINS; index += 1) below += counts[index]!;
      return below / this.total;
    };
    const shares = (format: FloatFormat) => ({
      normal: shareBelow(FLOAT_FORMATS[format].normal),
      subnormal: shareBelow(FLOAT_FORMATS[format].subnormal),
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
    this.renormalise();
    const bins = this.bins.filled();
    const quantile = (q: number) => this.quantile(q, bins);
    return {
      q05: quantile(0.05),
      q25: quantile(0.25),
      q50: quantile(0.5),
      q75: quantile(0.75),
      q95: quantile(0.95),
      mean:
        this.count === 0 ? Number.NaN : ((this.octaves + log2(this.even * this.odd)) / this.count) * LOG10_2,
    };
  }

  private quantile(q: number, bins: FilledBins): number {
    if (this.count === 0) return Number.NaN;
    const rank = q * (this.count - 1);
    const below = Math.floor(rank);
    const value = this.orderStatistic(below, bins);
    if (below === rank) return value;
    return value + (this.orderStatistic(below + 1, bins) - value) * (rank - below);
  }

  /** log₁₀ of the number of a rank, from 0; the numbers of a bin are taken to lie evenly in it. */
  private orderStatistic(rank: number, bins: FilledBins): number {
    let before = 0;
    for (let index = 0; index < bins.keys.length; index += 1) {
      const count = bins.counts[index]!;
      if (before + count > rank) {
        const value = log10In(bins.keys[index]!, (rank - before + 0.5) / count);
        return Math.min(log10OfPlace(this.high), Math.max(log10OfPlace(this.low), value));
      }
      before += count;
    }
    return log10OfPlace(this.high);
  }

  private renormalise(): void {
    const even = exponentOf(this.even);
    const odd = exponentOf(this.odd);
    this.even = timesPowerOfTwo(this.even, -even);
    this.odd = timesPowerOfTwo(this.odd, -odd);
    this.octaves += even + odd;
  }

  private widen(place: number): void {
    if (place < this.low) this.low = place;
    if (place > this.high) this.high = place;
  }

  /** The filled bins and the counters as numbers: what crosses threads, and what a store keeps. */
  pack(): PackedHistogram {
    this.renormalise();
    return {
      ...this.bins.filled(),
      scalars: Float64Array.from(LogHistogram.scalars, (key) => this[key]),
    };
  }

  static unpack({ keys, counts, scalars }: PackedHistogram): LogHistogram {
    const histogram = new LogHistogram();
    keys.forEach((key, index) => {
      histogram.bins.add(key, counts[index]!);
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
    'low',
    'high',
    'octaves',
    'even',
    'odd',
  ] as const;
}

function log10OfPlace(place: number): number {
  const octave = Math.floor(place);
  return octave * LOG10_2 + log10(1 + (place - octave));
}

/** How many numbers a kernel keeps of a run, see {@link LogHistogram.startRun}. */
export const REDUCED = 8;

export interface PackedHistogram extends FilledBins {
  readonly scalars: Float64Array;
}
