import { describeViolation } from '@chainrule/activations';
import type { Checked } from '../commands/check.ts';
import type { Paint } from './style.ts';

/** The verdict on an activation: kept, or the laws it breaks, each with its point of worst disagreement. */
export function checkText({ activation, violations }: Checked, paint: Paint): string {
  const { name, formula } = activation;
  const what = formula === undefined || formula === name ? name : `${name} = ${formula}`;
  if (violations.length === 0) return `${paint('good', '✓ keeps every law:')} ${what}`;
  const verdict = violations.length === 1 ? '✗ breaks a law:' : `✗ breaks ${violations.length} laws:`;
  const lines = violations.map((violation) => `    ${describeViolation(violation)}`);
  return [`${paint('bad', verdict)} ${what}`, ...lines].join('\n');
}
