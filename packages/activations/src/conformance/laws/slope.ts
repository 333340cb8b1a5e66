import { disagreement, resolved, smoothReach } from '../agreement.ts';
import { centralDifference } from '../difference.ts';
import { type Comparison, commonFactor } from '../factor.ts';
import type { Subject } from '../subject.ts';
import { type Breach, type Violation, worst } from '../violation.ts';

/** φ′ agrees with differences of φ wherever no kink is near. */
export function slopeAgrees(subject: Subject): Violation | undefined {
  const { value, derivative, noise, points, kinks, domain, thrown, parameters } = subject;
  const breaches: (Breach & Comparison)[] = [];
  for (const z of points) {
    if (Math.abs(z) > resolved || kinks.some(({ at }) => at === z) || !Number.isFinite(value(z))) continue;
    const estimate = centralDifference(value, z, smoothReach(z, kinks, domain), noise);
    const got = derivative(z);
    const severity = disagreement(got, estimate);
    if (!(severity > 1) || Number.isNaN(got) || thrown.has(z)) continue;
    breaches.push({ z, expected: estimate.slope, got, severity });
  }
  // A slope of exactly 0 at some single point is wrong there; over a whole stretch it is a lost tail.
  const nonzero = breaches.filter(({ got }) => got !== 0);
  const found = worst('slope-agrees', breaches.length - nonzero.length <= 2 ? breaches : nonzero);
  if (found === undefined) return undefined;
  const factor = commonFactor(nonzero, parameters);
  return factor === undefined ? found : { ...found, factor };
}
