import type { Kink } from '@chainrule/core';
import { centralDifference, type Estimate, oneSidedDifference } from '../difference.ts';
import { type Comparison, commonFactor } from '../factor.ts';
import type { Subject } from '../subject.ts';
import { type Breach, type Violation, worst } from '../violation.ts';
import { edge } from './calls.ts';

/** What differences are good for, relative to the slope. */
const relative = 1e-6;

/** How far z is from where φ may not be smooth, the ends of the domain included. */
function reach(z: number, kinks: readonly Kink[], domain: readonly [number, number]): number {
  const breaks = [...kinks.map(({ at }) => at), ...domain];
  return Math.min(...breaks.map((at) => Math.abs(at - z)).filter((distance) => distance > 0)) * 0.99;
}

/** How many times further the slope is from the estimate than rounding explains. */
function isOff(got: number, { slope, error }: Estimate): number {
  const allowed = relative * Math.abs(slope) + 8 * error + Number.MIN_VALUE * 2 ** 20;
  return Math.abs(got - slope) / allowed;
}

/** Both laws about slopes away from kinks look at the same breaches; which law it is depends on the two sides. */
function disagreements(subject: Subject): Disagreements {
  const known = cache.get(subject);
  if (known !== undefined) return known;
  const found = compare(subject);
  cache.set(subject, found);
  return found;
}

interface Disagreements {
  readonly wrong: readonly Breach[];
  readonly undeclared: readonly Breach[];
}

const cache = new WeakMap<Subject, Disagreements>();

function compare(subject: Subject): Disagreements {
  const { value, derivative, points, kinks, domain, thrown } = subject;
  const wrong: Breach[] = [];
  const undeclared: Breach[] = [];
  for (const z of points) {
    if (kinks.some(({ at }) => at === z)) continue;
    const estimate = centralDifference(value, z, reach(z, kinks, domain));
    const got = derivative(z);
    const severity = isOff(got, estimate);
    if (!(severity > 1) || Number.isNaN(got) || thrown.has(z)) continue;
    const breach: Breach = { z, expected: estimate.slope, got, severity };
    const sides = ([-1, 1] as const).map((side) =>
      oneSidedDifference(value, z, value(z), side, reach(z, kinks, domain)),
    );
    const [left, right] = sides as [Estimate, Estimate];
    const jumps = Math.abs(left.slope - right.slope) > 100 * (left.error + right.error);
    if (jumps && sides.some((side) => isOff(got, side) <= 1)) {
      undeclared.push({ ...breach, expected: `a kink at ${z}`, got: 'none declared' });
    } else {
      wrong.push(breach);
    }
  }
  return { wrong, undeclared };
}

/** Where φ′ is exactly 0 while φ moves, the tail is at fault, not the slope's form. */
function isLost({ got, expected }: Breach): boolean {
  return got === 0 && expected !== 0;
}

/** φ′ agrees with differences of φ wherever no kink is near. */
export function slopeAgrees(subject: Subject): Violation | undefined {
  const breaches = disagreements(subject).wrong;
  const [nonzero, lost] = [breaches.filter((b) => !isLost(b)), breaches.filter(isLost)];
  // A slope of 0 at some single point is wrong there; over a whole stretch it is a lost tail.
  const found = worst('slope-agrees', lost.length <= 2 ? breaches : nonzero);
  if (found === undefined) return undefined;
  const factor = commonFactor(nonzero as readonly (Breach & Comparison)[], subject.parameters);
  return factor === undefined ? found : { ...found, factor };
}

/** Where the two sides of φ have different slopes, a kink is declared. */
export function kinksDeclared(subject: Subject): Violation | undefined {
  return worst('kinks-declared', disagreements(subject).undeclared);
}

/** At a kink φ′ is the declared value, and the declared sides are those of φ. */
export function kinkSlopes({ value, derivative, kinks, domain, thrown }: Subject): Violation | undefined {
  const breaches: Breach[] = [];
  for (const kink of kinks) {
    const { at, jump } = kink;
    const got = derivative(at);
    if (!Object.is(got, kink.value) && got !== kink.value && !thrown.has(at)) {
      breaches.push({ z: at, expected: kink.value, got, severity: Number.POSITIVE_INFINITY });
    }
    for (const [side, declared, limit] of [
      [-1, kink.left, jump?.left ?? value(at)],
      [1, kink.right, jump?.right ?? value(at)],
    ] as const) {
      const estimate = oneSidedDifference(value, at, limit, side, reach(at, kinks, domain));
      const severity = isOff(declared, { ...estimate, error: estimate.error + relative });
      if (severity > 1 && Number.isFinite(declared)) {
        breaches.push({ z: at, expected: estimate.slope, got: declared, severity });
      }
    }
  }
  return worst('kink-slopes', breaches);
}

/** Below this, φ′ is taken to underflow. */
const underflow = 1e-280;

/**
 * φ′ is not lost in the tail: it does not fall to exactly 0 from a size that float64 could follow further.
 *
 * This is what s(1 − s) does at 37, where φ itself no longer shows that it changes. A slope that goes to 0 in a
 * straight line is none of this: there the last floats before it get ever smaller.
 */
export function tailKept({ derivative, points, kinks }: Subject): Violation | undefined {
  const breaches: Breach[] = [];
  for (const [i, z] of points.entries()) {
    for (const neighbour of [points[i - 1], points[i + 1]]) {
      if (neighbour === undefined || derivative(z) !== 0) continue;
      if (Math.abs(derivative(neighbour)) < underflow || Number.isNaN(derivative(neighbour))) continue;
      const last = edge((at) => derivative(at) !== 0, neighbour, z);
      const size = Math.abs(derivative(last));
      const before = last + (neighbour - last) * 2 ** -10;
      const falls = Math.abs(derivative(before)) > 16 * size;
      const nearKink = kinks.some(({ at }) => Math.abs(at - last) <= 2 ** -48 * Math.max(1, Math.abs(at)));
      const crosses = derivative(last) * derivative(last + (z - last) * 2) < 0;
      if (size < underflow || falls || nearKink || crosses) continue;
      breaches.push({ z, expected: `not 0, after ${derivative(last)} at ${last}`, got: 0, severity: size });
    }
  }
  return worst('tail-kept', breaches);
}
