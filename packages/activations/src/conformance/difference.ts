/** A derivative estimated from values alone, and how far off it may be. */
export interface Estimate {
  readonly slope: number;
  readonly error: number;
}

const levels = 84;
/** The largest step: most of a wave of length 1 must not be looked past. */
const firstStep = 1 / 4;

/**
 * φ′(z) from central differences, by Richardson extrapolation over steps that halve up to 84 times.
 *
 * Of all steps the estimate is taken where the extrapolation moves least and the values' own rounding, noise/h,
 * weighs least; both make up the stated error. Estimated, not proved.
 *
 * @param noise what a value at z may be off by
 * @param reach the largest step: no kink may be nearer
 */
export function centralDifference(
  f: (z: number) => number,
  z: number,
  reach: number,
  noise: (z: number) => number = (at) => 2 ** -48 * Math.abs(f(at)),
): Estimate {
  const start = Math.min(reach, firstStep);
  return extrapolate(start, 2, (h) => {
    // The step that z + h really makes.
    const [above, below] = [z + h, z - h];
    const [high, low] = [f(above), f(below)];
    const width = above - below;
    return {
      slope: (high - low) / width,
      noise: (noise(above) + noise(below)) / width,
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
  noise: (z: number) => number,
): Estimate {
  const start = Math.min(reach, firstStep);
  return extrapolate(start, 1, (h) => {
    const beside = z + side * h;
    const there = f(beside);
    const width = beside - z;
    return {
      slope: (there - limit) / width,
      noise: 2 * (noise(beside) / Math.abs(width)),
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
  // Errors are weighed against the slope, or where that is near 0, against the slope over the whole first step.
  let coarse = 0;
  const weight = ({ slope, error }: Estimate): number => error / Math.max(Math.abs(slope), coarse);
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
      const estimate = { slope: now, error };
      if (!Number.isFinite(best.error) || weight(estimate) < weight(best)) best = estimate;
    }
    if (level === 0) coarse = Math.max(Math.abs(slope), Number.MIN_VALUE);
    // The noise doubles at every halving: from here on no step can do better.
    if (noise > best.error && Math.abs(slope) <= 2 * Math.abs(best.slope)) break;
    before = row;
    row = next;
  }
  return best;
}
