/** What every activation must keep. */
export type LawName =
  | 'never-throws'
  | 'deterministic'
  | 'nan-propagates'
  | 'finite'
  | 'slope-agrees'
  | 'kinks-declared'
  | 'kink-slopes'
  | 'tail-kept'
  | 'within-bounds'
  | 'monotone'
  | 'symmetric'
  | 'in-range';

/** One law broken, at the point where it is broken worst. */
export interface Violation {
  readonly law: LawName;
  /** The point of worst disagreement. */
  readonly z: number;
  /** A number, or in words. */
  readonly expected: number | string;
  readonly got: number | string;
  /** got / expected, where both are numbers. */
  readonly ratio?: number;
  /** What the ratio is wherever the law is broken: `-1`, `2`, `1/2`, `z`, a parameter's name, a constant. */
  readonly factor?: string;
  /** How many of the points break the law. */
  readonly count: number;
}

/** A law broken at one point, with how badly; 1 is just beyond what rounding explains. */
export interface Breach {
  readonly z: number;
  readonly expected: number | string;
  readonly got: number | string;
  readonly severity: number;
}

/** The worst of the breaches of one law, as its violation. */
export function worst(law: LawName, breaches: readonly Breach[]): Violation | undefined {
  const [first, ...others] = breaches;
  if (first === undefined) return undefined;
  const { z, expected, got } = others.reduce((a, b) => (b.severity > a.severity ? b : a), first);
  const numbers = typeof expected === 'number' && typeof got === 'number';
  return {
    law,
    z,
    expected,
    got,
    count: breaches.length,
    ...(numbers ? { ratio: got / expected } : {}),
  };
}
