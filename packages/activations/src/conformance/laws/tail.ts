import { edge, isAtKink } from '../agreement.ts';
import type { Subject } from '../subject.ts';
import { type Breach, type Violation, worst } from '../violation.ts';

/** Below this, φ′ is taken to underflow. */
const underflow = 1e-280;

/** Above this share of the largest slope, a fall to 0 is no tail. */
const steep = 2 ** -20;

/**
 * φ′ is not lost in the tail: it does not fall to exactly 0 from a size that float64 could follow further.
 *
 * This is what s(1 − s) does at 37, where φ itself no longer shows that it changes. A slope that goes to 0 in a
 * straight line is none of this: there the last floats before it get ever smaller.
 */
export function tailKept({ derivative, points, kinks }: Subject): Violation | undefined {
  const largest = Math.max(...points.map((z) => Math.abs(derivative(z))).filter(Number.isFinite));
  const breaches: Breach[] = [];
  for (const [i, z] of points.entries()) {
    for (const inner of [points[i - 1], points[i + 1]]) {
      if (inner === undefined || Math.abs(inner) > Math.abs(z) || derivative(z) !== 0) continue;
      if (!(Math.abs(derivative(inner)) > underflow)) continue;
      const last = edge((at) => derivative(at) !== 0, inner, z);
      const size = Math.abs(derivative(last));
      const falls = Math.abs(derivative(last + (inner - last) * 2 ** -10)) > 16 * size;
      const crosses = derivative(last) * derivative(last + (z - last) * 2) < 0;
      // A jump from the size of slopes elsewhere is a kink untold, not a tail.
      if (size < underflow || size > steep * largest || falls || crosses || isAtKink(last, kinks)) continue;
      breaches.push({ z, expected: `not 0, after ${derivative(last)} at ${last}`, got: 0, severity: size });
    }
  }
  return worst('tail-kept', breaches);
}
