/** A slope that is wrong, beside the right one. */
export interface Comparison {
  readonly z: number;
  readonly expected: number;
  readonly got: number;
}

/** How nearly the ratios must agree: differences are no better. */
const agreement = 1e-4;

/**
 * Names the factor that wrong slopes are off by, if it is the same everywhere: a number, z times a number, or a
 * parameter. Undefined where no such factor explains most of the comparisons.
 */
export function commonFactor(
  comparisons: readonly Comparison[],
  parameters: Readonly<Record<string, number>>,
): string | undefined {
  const usable = comparisons.filter(({ z, expected, got }) => z !== 0 && expected !== 0 && got !== 0);
  if (usable.length < 3) return undefined;
  const shapes: readonly (readonly [string, (z: number) => number])[] = [
    ['', () => 1],
    ['z', (z) => z],
    ['1/z', (z) => 1 / z],
    ['z ** 2', (z) => z * z],
  ];
  for (const [shape, by] of shapes) {
    const constant = common(usable.map(({ z, expected, got }) => got / expected / by(z)));
    if (constant === undefined) continue;
    const number = named(constant, parameters);
    if (shape === '') return number;
    return number === '1' ? shape : `${number} * ${shape}`;
  }
  return undefined;
}

/** The median, where nine in ten agree with it. */
function common(ratios: readonly number[]): number | undefined {
  const sorted = [...ratios].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)]!;
  const close = sorted.filter((ratio) => Math.abs(ratio - median) <= agreement * Math.abs(median)).length;
  return close >= 0.9 * sorted.length ? median : undefined;
}

function named(constant: number, parameters: Readonly<Record<string, number>>): string {
  const isNear = (value: number) => Math.abs(constant - value) <= agreement * Math.abs(constant);
  for (let n = 1; n <= 12; n++) {
    for (const sign of [1, -1]) {
      if (isNear(sign * n)) return String(sign * n);
      if (isNear(sign / n)) return `${sign}/${n}`;
    }
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (isNear(value)) return name;
    if (isNear(1 / value)) return `1/${name}`;
    if (isNear(-value)) return `-${name}`;
  }
  return constant.toPrecision(5);
}
