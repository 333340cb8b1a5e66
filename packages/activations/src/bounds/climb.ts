/** A good guess at where a curve is highest, which saves the search most of its boxes. */

import { type Curve, type Sample, sampleAt } from './curve.ts';
import { contains, interval, isEmpty, midpoint, point } from './interval.ts';
import { REACH, splitPoint } from './pieces.ts';
import { type Direction, UPWARD } from './search.ts';

/**
 * Follows the derivative uphill to where it changes sign, in ever longer steps, and samples the curve there; nothing
 * where it starts on level ground or climbs beyond 2⁶⁴.
 *
 * Estimated: the place is a guess. The sample is proved, as every sample is.
 */
export function climb(curve: Curve, direction: Direction, from: Sample | undefined): readonly Sample[] {
  if (from === undefined) return [];
  const uphill = (z: number): number => {
    const here = point(z);
    const slope = curve.derivative(here, here);
    if (isEmpty(slope) || contains(slope, 0)) return 0;
    return direction === UPWARD ? midpoint(slope) : -midpoint(slope);
  };
  let near = { z: from.at, slope: uphill(from.at) };
  if (near.slope === 0) return [];
  const sense = Math.sign(near.slope);
  let step = sense * Math.max(Math.abs(from.at) / 64, 0.001);
  let far = { z: near.z + step, slope: uphill(near.z + step) };
  while (far.slope * sense > 0) {
    step *= 2;
    const z = far.z + step;
    if (Math.abs(z) > REACH) return [];
    near = far;
    far = { z, slope: uphill(z) };
  }
  return [sampleAt(curve, signChange(uphill, near, far))];
}

interface Slope {
  readonly z: number;
  readonly slope: number;
}

/** Where a function changes sign, by false position in the Illinois way, which halves the weight of an end that stays. */
function signChange(f: (z: number) => number, from: Slope, to: Slope): number {
  let [a, b] = [from, to];
  for (let round = 0; round < 60 && b.slope !== 0; round++) {
    const guess = b.z - (b.slope * (b.z - a.z)) / (b.slope - a.slope);
    const [lower, upper] = a.z < b.z ? [a.z, b.z] : [b.z, a.z];
    const z = guess > lower && guess < upper ? guess : splitPoint(interval(lower, upper));
    if (z === undefined) break;
    const next = { z, slope: f(z) };
    a = next.slope * b.slope < 0 ? b : { z: a.z, slope: a.slope / 2 };
    b = next;
  }
  return b.z;
}
