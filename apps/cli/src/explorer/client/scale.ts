/** A vertical axis of powers of ten. */
export interface DecadeScale {
  /** The place of a logarithm; those beyond the axis, infinite ones among them, lie on its edge. */
  place(log10: number): number;
  /** Whole powers, at most six. */
  readonly ticks: readonly number[];
}

/** Decades that an axis spans at least, so that rounding is not drawn as a difference. */
const LEAST = 1;

/**
 * An axis from `top` down to `bottom`, in pixels, that holds 10⁰ and all finite logarithms given.
 */
export function decadeScale(logarithms: readonly number[], top: number, bottom: number): DecadeScale {
  let low = 0;
  let high = 0;
  for (const log10 of logarithms) {
    if (!Number.isFinite(log10)) continue;
    low = Math.min(low, log10);
    high = Math.max(high, log10);
  }
  if (high - low < LEAST) {
    if (low < 0 || logarithms.includes(Number.NEGATIVE_INFINITY)) low = high - LEAST;
    else high = low + LEAST;
  }
  const margin = 0.06 * (high - low);
  const [from, to] = [low < 0 ? low - margin : low, high > 0 ? high + margin : high];
  const pixels = (bottom - top) / (to - from);
  return {
    place: (log10) => bottom - (Math.min(to, Math.max(from, log10)) - from) * pixels,
    ticks: wholePowers(from, to),
  };
}

function wholePowers(from: number, to: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((size) => (to - from) / size <= 5);
  if (step === undefined) return [0];
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick === 0 ? 0 : tick);
  return ticks;
}
