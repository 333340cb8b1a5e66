/** A vertical axis of powers of ten. */
export interface DecadeScale {
  /** The place of a logarithm; those beyond the axis, infinite ones among them, lie on its edge. */
  place(log10: number): number;
  /** Whole powers, at most six; 1, 2 and 5 of every power where the axis is short. */
  readonly ticks: readonly Tick[];
}

/** A line across the axis. */
export interface Tick {
  readonly log10: number;
  readonly text: string;
}

/** Decades that an axis spans at least, so that rounding is not drawn as a difference. */
const LEAST = 1;
/** Decades below which whole powers alone would be too few. */
const SHORT = 2;

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
    ticks: to - from < SHORT ? steps(from, to) : wholePowers(from, to),
  };
}

function steps(from: number, to: number): Tick[] {
  const ticks: Tick[] = [];
  for (let power = Math.floor(from); power <= to; power += 1) {
    for (const digit of [1, 2, 5]) {
      const log10 = power + Math.log10(digit);
      if (log10 >= from && log10 <= to) ticks.push({ log10, text: String(Number(`${digit}e${power}`)) });
    }
  }
  return ticks;
}

function wholePowers(from: number, to: number): Tick[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((size) => (to - from) / size <= 5);
  const ticks: Tick[] = [];
  if (step === undefined) return [{ log10: 0, text: powerText(0) }];
  for (let count = Math.ceil(from / step); count * step <= to; count += 1) {
    // Not −0.
    const log10 = count * step + 0;
    ticks.push({ log10, text: powerText(log10) });
  }
  return ticks;
}

/** 10⁻³, and 1 for 10⁰. */
function powerText(power: number): string {
  if (power === 0) return '1';
  const digits = [...String(Math.abs(power))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]);
  return `10${power < 0 ? '⁻' : ''}${digits.join('')}`;
}
