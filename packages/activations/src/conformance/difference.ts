/** A derivative estimated from values alone, and how far off it may be. */
export interface Estimate {
  readonly slope: number;
  readonly error: number;
}

const levels = 44;
/** What one value may be off by: relative to itself, and where it underflows. */
const valueError = 2 ** -48;
const underflow = 2 ** -1060;

/**
 * What the values around z may be off by.
 *
 * Near the origin an ulp of z too: there values such as z − tanh z cancel, down to a staircase and to exactly 0.
 * Further out are the tails, where values far below an ulp of z are meant.
 */
function noiseOf(values: number, z: number): number {
  const cancelled = Math.abs(z) <= 4 ? 2 ** -52 * Math.abs(z) : 0;
  return valueError * values + cancelled + underflow;
}

/**
 * φ′(z) from central differences, by Richardson extrapolation over steps that halve 44 times.
 *
 * Of all steps the estimate is taken where the extrapolation moves least and the values' own rounding,
 * 2⁻⁴⁸·|φ|/h, weighs least; both make up the stated error. Estimated, not proved.
 *
 * @param reach the largest step: no kink may be nearer
 */
export function centralDifference(f: (z: number) => number, z: number, reach: number): Estimate {
  const start = Math.min(reach, Math.max(1, Math.abs(z)) / 8);
  return extrapolate(start, 2, (h) => {
    // The step that z + h really makes.
    const [above, below] = [z + h, z - h];
    const [high, low] = [f(above), f(below)];
    const width = above - below;
    return {
      slope: (high - low) / width,
      noise: noiseOf(Math.abs(high) + Math.abs(low), Math.abs(z) + h) / width,
    };
  });
}

/**
 * The one-sided φ′ at a kink, from differences to the limit of φ there.
 *
 * @param side −1 from below, 1 from above
 */
export function oneSidedDifference(
  f: (z: number) => number,
  z: number,
  limit: number,
  side: -1 | 1,
  reach: number,
): Estimate {
  const start = Math.min(reach, Math.max(1, Math.abs(z)) / 8);
  return extrapolate(start, 1, (h) => {
    const beside = z + side * h;
    const there = f(beside);
    const width = beside - z;
    return {
      slope: (there - limit) / width,
      noise: noiseOf(Math.abs(there) + Math.abs(limit), Math.abs(z) + h) / Math.abs(width),
    };
  });
}

/** Romberg's scheme of three columns, for an error in h^order, h^(2·order), …; for one-sided, h, h², …. */
function extrapolate(
  start: number,
  order: 1 | 2,
  difference: (h: number) => { slope: number; noise: number },
): Estimate {
  let best: Estimate = { slope: Number.NaN, error: Number.POSITIVE_INFINITY };
  let row: number[] = [];
  let before: number[] = [];
  for (let level = 0, h = start; level < levels; level++, h /= 2) {
    const { slope, noise } = difference(h);
    if (!Number.isFinite(slope)) {
      row = [];
      before = [];
      continue;
    }
    const next = [slope];
    for (let column = 1; column <= Math.min(3, row.length); column++) {
      const weight = 2 ** (order * column);
      next.push(next[column - 1]! + (next[column - 1]! - row[column - 1]!) / (weight - 1));
    }
    const [now, once, twice] = [next.at(-1)!, row.at(-1), before.at(-1)];
    if (once !== undefined && twice !== undefined) {
      const error = Math.max(Math.abs(now - once), Math.abs(now - twice) / 8) + 4 * noise;
      if (error < best.error) best = { slope: now, error };
    }
    // The noise doubles at every halving: from here on no step can do better.
    if (noise > best.error) break;
    before = row;
    row = next;
  }
  return best;
}
