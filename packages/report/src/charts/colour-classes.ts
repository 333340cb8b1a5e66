import type { Spec } from './chart.ts';

/**
 * Where a scale of colour classes changes colour: `classes` − 1 values in round steps, whole powers of ten where they
 * are a decade or more apart. Values below the first have the first colour, from the last on the last.
 */
export function classEnds([low, high]: readonly [number, number], classes: number): readonly number[] {
  const step = roundStep((high - low) / (classes - 1));
  const first = Math.floor(low / step) + 1;
  return Array.from({ length: classes - 1 }, (_, i) => Number(((first + i) * step).toFixed(4)) + 0);
}

const PARTS_OF_A_DECADE = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5];

function roundStep(least: number): number {
  return PARTS_OF_A_DECADE.find((step) => step >= least) ?? Math.max(1, Math.ceil(least));
}

/** How far from the middle classes end, as shares of a scale's reach: finer about the middle, where most values are. */
const SHARES = [0.8, 0.55, 0.3, 0.1];

/** Round factors at which a class may end. */
const ROUND_FACTORS = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01];

/**
 * Where nine classes about 0 end, for values up to `reach` ≥ 0.3 on either side: the logarithms of round factors below
 * 1, and of their reciprocals.
 */
export function classEndsAboutZero(reach: number): readonly number[] {
  const below = SHARES.map((share) => -roundDecades(share * reach));
  return [...below, ...below.toReversed().map((end) => -end)].map((end) => Number(end.toFixed(4)));
}

/** The nearest −log₁₀ of a round factor. */
function roundDecades(decades: number): number {
  if (decades > 2) return Math.round(decades);
  const known = ROUND_FACTORS.map((factor) => -Math.log10(factor));
  return known.reduce((best, end) => (Math.abs(end - decades) < Math.abs(best - decades) ? end : best));
}

/** A legend above the drawing that names where classes end, by an expression of `datum.value`. */
export function classLegend(label: string): Spec {
  return {
    // The first class has no lower end.
    labelExpr: `datum.value > -1e6 ? (${label}) : ''`,
    labelOverlap: 'parity',
    labelSeparation: 6,
    orient: 'top',
    direction: 'horizontal',
    gradientLength: 260,
  };
}
