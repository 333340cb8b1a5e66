import { ChainruleError, nearestNames, show } from '@chainrule/core';
import { reservedNames } from './formula/grammar.ts';

const nameLimit = 120;

/** Checks that a name is kebab-case English of at most 120 characters, such as `leaky-relu`. */
export function checkName(name: unknown): asserts name is string {
  if (typeof name === 'string' && name.length <= nameLimit && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    return;
  const kebab =
    typeof name === 'string'
      ? name
          .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
          .replace(/[^A-Za-z0-9]+/g, '-')
          .replace(/^[-0-9]+|-+$/g, '')
          .toLowerCase()
          .slice(0, nameLimit)
      : '';
  throw new ChainruleError('invalid-argument', {
    where: 'name',
    expected: `a kebab-case name of at most ${nameLimit} characters`,
    got: show(name),
    nearest: kebab === '' ? [] : [kebab],
  });
}

/** Checks that parameters are finite numbers under names that a formula can hold and that mean nothing else in it. */
export function checkParameters(
  parameters: unknown,
  where: string,
): asserts parameters is Readonly<Record<string, number>> {
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) {
    throw new ChainruleError('invalid-argument', {
      where: `${where}.parameters`,
      expected: 'an object of numbers',
      got: show(parameters),
    });
  }
  for (const [name, value] of Object.entries(parameters)) {
    const at = `${where}.parameters.${name}`;
    if (!/^[A-Za-z_]\w*$/.test(name) || reservedNames.includes(name) || name === '__proto__') {
      throw new ChainruleError('invalid-argument', {
        where: at,
        expected: 'a name of letters, digits and _ that is not one of the grammar',
        got: show(name),
      });
    }
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new ChainruleError('invalid-argument', {
        where: at,
        expected: 'a finite number',
        got: show(value),
      });
    }
  }
}

/** Checks that every given parameter is one of the known ones. */
export function checkKnown(given: Iterable<string>, known: readonly string[], where: string): void {
  for (const name of given) {
    if (known.includes(name)) continue;
    throw new ChainruleError('unknown-name', {
      where: `${where}.parameters`,
      expected: known.length === 0 ? 'no parameters' : `one of ${known.join(', ')}`,
      got: show(name),
      nearest: nearestNames(name, known),
    });
  }
}
