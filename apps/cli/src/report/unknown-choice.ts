import { nearestNames } from '@chainrule/core';
import { CliError } from '../cli-error.ts';

/** The error for a name that an option does not know; it lists those it does, and the nearest. */
export function unknownChoice(
  option: string,
  expected: string,
  got: string,
  choices: readonly string[],
): CliError {
  const [nearest] = nearestNames(got, choices);
  const mean = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
  return new CliError('usage', `expected ${expected} for \`${option}\`, got \`${got}\`${mean}`);
}
