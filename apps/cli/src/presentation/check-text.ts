import { describeViolation, type Violation } from '@chainrule/activations';
import { type Activation, encodeNumber } from '@chainrule/core';
import type { Paint } from './style.ts';

/** An activation and the laws it breaks. */
export interface Checked {
  readonly activation: Activation;
  readonly violations: readonly Violation[];
}

/** The verdict on an activation: kept, or the laws it breaks, each with its point of worst disagreement. */
export function checkText({ activation, violations }: Checked, paint: Paint): string {
  const { name, formula } = activation;
  const what = formula === undefined || formula === name ? name : `${name} = ${formula}`;
  if (violations.length === 0) return `${paint('good', '✓ keeps every law:')} ${what}`;
  const verdict = violations.length === 1 ? '✗ breaks a law:' : `✗ breaks ${violations.length} laws:`;
  const lines = violations.map((violation) => `    ${describeViolation(violation)}`);
  return [`${paint('bad', verdict)} ${what}`, ...lines].join('\n');
}

/** The verdict for a program: the laws that are broken, none where all are kept. */
export function checkedJson({ activation, violations }: Checked): unknown {
  const encode = (value: number | string): number | string =>
    typeof value === 'number' ? encodeNumber(value) : value;
  return {
    name: activation.name,
    ...(activation.formula === undefined ? {} : { formula: activation.formula }),
    violations: violations.map(({ law, z, expected, got, ratio, factor, count }) => ({
      law,
      z: encodeNumber(z),
      expected: encode(expected),
      got: encode(got),
      ...(ratio === undefined ? {} : { ratio: encodeNumber(ratio) }),
      ...(factor === undefined ? {} : { factor }),
      count,
    })),
  };
}
