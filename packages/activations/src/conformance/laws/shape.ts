import type { Subject } from '../subject.ts';
import { type Breach, type Violation, worst } from '../violation.ts';

/** A few roundings, relative. */
const rounding = 2 ** -48;

/** φ′, its one-sided limits included, stays within its bounds, and the bounds are in order. */
export function withinBounds({ derivative, points, kinks, bounds }: Subject): Violation | undefined {
  if (bounds === undefined) {
    return worst('within-bounds', [{ z: Number.NaN, expected: 'bounds', got: 'an error', severity: 1 }]);
  }
  const { supremum, infimum, domain } = bounds;
  const size = Math.max(Math.abs(supremum.upper), Math.abs(infimum.lower));
  // Observed bounds may miss a little of what other points show.
  const slack = supremum.certified && infimum.certified ? 0 : 0.01 * size;
  const slopes = points.map((z) => [z, derivative(z)] as const);
  for (const { at, left, right, value } of kinks) slopes.push([at, left], [at, right], [at, value]);
  const breaches: Breach[] = [];
  for (const [z, slope] of slopes) {
    if (z < domain[0] || z > domain[1]) continue;
    const allowed = slack + rounding * Math.abs(slope);
    const over = slope - supremum.upper - allowed;
    const under = infimum.lower - slope - allowed;
    if (over > 0) breaches.push({ z, expected: `at most ${supremum.upper}`, got: slope, severity: over });
    if (under > 0) breaches.push({ z, expected: `at least ${infimum.lower}`, got: slope, severity: under });
  }
  for (const { lower, upper, at } of [supremum, infimum]) {
    if (lower <= upper) continue;
    breaches.push({ z: at, expected: 'lower ≤ upper', got: `${lower} > ${upper}`, severity: 1 });
  }
  return worst('within-bounds', breaches);
}

/** What is declared monotone is: values never turn, slopes never change their sign. */
export function monotone({ value, derivative, points, traits }: Subject): Violation | undefined {
  if (traits.monotone === undefined) return undefined;
  const sign = traits.monotone === 'increasing' ? 1 : -1;
  const breaches: Breach[] = [];
  for (const [i, z] of points.entries()) {
    const got = value(z);
    const before = i === 0 ? got : value(points[i - 1]!);
    const drop = sign * (before - got);
    if (drop > rounding * Math.abs(got)) {
      breaches.push({ z, expected: `at ${sign > 0 ? 'least' : 'most'} ${before}`, got, severity: drop });
    }
    const slope = derivative(z);
    if (sign * slope < 0) {
      breaches.push({
        z,
        expected: `a slope ${sign > 0 ? '≥' : '≤'} 0`,
        got: slope,
        severity: Math.abs(slope),
      });
    }
  }
  return worst('monotone', breaches);
}

/** What is declared odd or even is, to a few roundings. */
export function symmetric({ value, points, traits }: Subject): Violation | undefined {
  if (traits.symmetry === undefined) return undefined;
  const sign = traits.symmetry === 'odd' ? -1 : 1;
  const breaches = points.flatMap((z): Breach[] => {
    const [expected, got] = [sign * value(z), value(-z)];
    const difference = Math.abs(got - expected);
    if (!(difference > rounding * Math.abs(expected))) return [];
    return [{ z: -z, expected, got, severity: difference }];
  });
  return worst('symmetric', breaches);
}

/** What is declared bounded stays within the declared interval. */
export function inRange({ value, points, traits }: Subject): Violation | undefined {
  if (traits.range === undefined) return undefined;
  const [lower, upper] = traits.range;
  const breaches = points.flatMap((z): Breach[] => {
    const got = value(z);
    const outside = Math.max(lower - got, got - upper);
    if (!(outside > rounding * Math.abs(got))) return [];
    return [{ z, expected: `within [${lower}, ${upper}]`, got, severity: outside }];
  });
  return worst('in-range', breaches);
}
