import type { Row } from '@chainrule/core';

/** How a median changes from one depth to the next. */
export interface Rate {
  /** Decades a layer. */
  readonly slope: number;
  /** An interval of at least 95 %; NaN where a median has none. */
  readonly low: number;
  readonly high: number;
  /** The depths whose medians the line was fitted to. */
  readonly depths: number;
}

/**
 * The straight line through the medians of log₁₀|gradient| against depth d, by least squares over the depths that
 * have a median: slope = Σ cᵢ mᵢ with cᵢ = (dᵢ − d̄) / Σ (dⱼ − d̄)².
 *
 * The interval is slope ± Σ |cᵢ| hᵢ, hᵢ the reach of a median's own 95 % interval on the side that matters. Lanes are
 * shared between depths, so errors of medians are not independent; for errors that are jointly about normal this
 * covers at least 95 % whatever their correlation. It tells the error of sampling, not how straight the line is.
 * `undefined` with fewer than two medians.
 */
export function fittedRate(rows: readonly Pick<Row, 'depth' | 'log10' | 'interval'>[]): Rate | undefined {
  const known = rows.filter(({ log10 }) => Number.isFinite(log10.q50));
  if (known.length < 2) return undefined;
  const mean = known.reduce((sum, { depth }) => sum + depth, 0) / known.length;
  const square = known.reduce((sum, { depth }) => sum + (depth - mean) * (depth - mean), 0);
  let slope = 0;
  let below = 0;
  let above = 0;
  for (const { depth, log10, interval } of known) {
    const weight = (depth - mean) / square;
    const [down, up] = [log10.q50 - interval.low, interval.high - log10.q50];
    slope += weight * log10.q50;
    below += Math.abs(weight) * (weight > 0 ? down : up);
    above += Math.abs(weight) * (weight > 0 ? up : down);
  }
  return { slope, low: slope - below, high: slope + above, depths: known.length };
}
