import { type Extremum, type Kink, powInt, type SlopeBounds } from '@chainrule/core';

const octaves: readonly [number, number] = [-40, 64];
const perOctave = 16;
const linearReach = 64;
const linearStep = 1 / 64;

/** The points at which an opaque function is looked at: ±(1 + k/16)·2^e from 2⁻⁴⁰ to 2⁶⁴, every 1/64 within ±64, 0. */
export function observationPoints(kinks: readonly Kink[] = []): readonly number[] {
  const points = new Set<number>([0]);
  for (let e = octaves[0]; e <= octaves[1]; e++) {
    for (let k = 0; k < (e === octaves[1] ? 1 : perOctave); k++) {
      const z = (1 + k / perOctave) * powInt(2, e);
      points.add(z).add(-z);
    }
  }
  for (let z = linearStep; z <= linearReach; z += linearStep) points.add(z).add(-z);
  for (const { at } of kinks) points.add(at);
  return [...points].sort((a, b) => a - b);
}

/**
 * Bounds of φ′ as seen at some 11,500 points, and not certified: the true extremum may lie beyond.
 *
 * Points where φ′ is NaN are passed over; one-sided slopes that the kinks state count too.
 */
export function observeSlope(derivative: (z: number) => number, kinks: readonly Kink[] = []): SlopeBounds {
  const points = observationPoints(kinks);
  let supremum: Extremum = nothing(Number.NEGATIVE_INFINITY);
  let infimum: Extremum = nothing(Number.POSITIVE_INFINITY);
  const see = (slope: number, at: number, attained: boolean, side?: 'left' | 'right'): void => {
    const found: Extremum = {
      lower: slope,
      upper: slope,
      at,
      attained,
      certified: false,
      ...(side === undefined ? {} : { side }),
    };
    if (slope > supremum.upper) supremum = found;
    if (slope < infimum.lower) infimum = found;
  };
  // Nearest to 0 first, so that a plateau is reported where it begins.
  for (const z of [...points].sort((a, b) => Math.abs(a) - Math.abs(b))) see(derivative(z), z, true);
  for (const { at, left, right } of kinks) {
    see(left, at, false, 'left');
    see(right, at, false, 'right');
  }
  return { supremum, infimum, domain: [points[0]!, points.at(-1)!], points: points.length };
}

function nothing(value: number): Extremum {
  return { lower: value, upper: value, at: 0, attained: false, certified: false };
}
