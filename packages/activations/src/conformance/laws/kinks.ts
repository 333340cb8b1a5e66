import { differenceAccuracy, disagreement, edge, isAtKink, resolved, smoothReach } from '../agreement.ts';
import { oneSidedDifference } from '../difference.ts';
import type { Subject } from '../subject.ts';
import { type Breach, type Violation, worst } from '../violation.ts';

/** Jumps of φ′ below this, relative to the largest slope, are left to the law about tails. */
const noticeable = 2 ** -20;

/** Where φ′ jumps from one float to the next, a kink is declared. */
export function kinksDeclared({ derivative, points: all, kinks }: Subject): Violation | undefined {
  const points = all.filter((z) => Math.abs(z) <= resolved);
  const slopes = points.map((z) => derivative(z));
  const largest = Math.max(...slopes.map(Math.abs).filter(Number.isFinite));
  const breaches: Breach[] = [];
  for (let i = 1; i < points.length; i++) {
    const [before, after] = [slopes[i - 1]!, slopes[i]!];
    const difference = Math.abs(after - before);
    if (!(difference > noticeable * largest) || !Number.isFinite(difference)) continue;
    const nearer = (z: number) => Math.abs(derivative(z) - before) < Math.abs(derivative(z) - after);
    const last = edge(nearer, points[i - 1]!, points[i]!);
    const first = beside(last);
    const jump = Math.abs(derivative(first) - derivative(last));
    // A single point that is off is a wrong slope, not a kink: the slope goes on beyond it as before.
    const isolated = [beside(first), beside(last, -1)].some((z, k) => {
      const across = k === 0 ? derivative(last) : derivative(first);
      return Math.abs(derivative(z) - across) <= jump / 4;
    });
    if (jump < difference / 4 || isolated || isAtKink(first, kinks) || isAtKink(last, kinks)) continue;
    breaches.push({
      z: first,
      expected: `a kink declared, as φ′ jumps by ${jump}`,
      got: 'none',
      severity: jump,
    });
  }
  return worst('kinks-declared', breaches);
}

/** The next float above, or below. */
function beside(z: number, side: -1 | 1 = 1): number {
  if (z === 0) return side * Number.MIN_VALUE;
  const float = new Float64Array([z]);
  const bits = new BigInt64Array(float.buffer);
  bits[0] = bits[0]! + BigInt(side * Math.sign(z));
  return float[0]!;
}

/** At a kink φ′ is the declared value, and the declared sides are those of φ. */
export function kinkSlopes(subject: Subject): Violation | undefined {
  const { value, derivative, noise, kinks, domain, thrown } = subject;
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
      const estimate = oneSidedDifference(value, at, limit, side, smoothReach(at, kinks, domain), noise);
      const severity = disagreement(declared, { ...estimate, error: estimate.error + differenceAccuracy });
      if (severity > 1 && Number.isFinite(declared)) {
        breaches.push({ z: at, expected: estimate.slope, got: declared, severity });
      }
    }
  }
  return worst('kink-slopes', breaches);
}
