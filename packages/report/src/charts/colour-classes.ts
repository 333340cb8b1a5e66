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

/** The same about 0, for values up to `reach` on either side: all classes equally wide, one of them around 0. */
export function classEndsAboutZero(reach: number, classes: number): readonly number[] {
  return Array.from(
    { length: classes - 1 },
    (_, i) => Number((((2 * (i + 1)) / classes - 1) * reach).toFixed(4)) + 0,
  );
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
