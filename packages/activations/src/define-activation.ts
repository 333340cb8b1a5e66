import { type Activation, ChainruleError, type Kink, show } from '@chainrule/core';
import { type FormulaActivation, formulaActivation } from './formula-activation.ts';
import { observeSlope } from './observe.ts';
import { checkName, checkParameters } from './validate.ts';

/** An activation in one line. */
export interface FormulaDefinition {
  /** Kebab-case, unique in a study. */
  readonly name: string;
  /** In the grammar of `parseFormula`. */
  readonly formula: string;
  /** The values of the names that the formula uses; each must occur in it. */
  readonly parameters?: Readonly<Record<string, number>>;
}

/** An activation as two functions, for what the grammar cannot say. */
export interface OpaqueDefinition {
  readonly name: string;
  /** φ(z). NaN in, NaN out; the same z always gives the same bits. */
  readonly value: (z: number) => number;
  /** φ′(z), accurate where it vanishes. */
  readonly derivative: (z: number) => number;
  /** What is shown beside the name; the functions have it built in. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** The points where φ or φ′ jumps; not searched for. */
  readonly kinks?: readonly Kink[];
}

/**
 * Makes an activation from a formula, or from a pair of functions.
 *
 * From a formula follow the slope, kinks, certified bounds and printed forms. Functions are taken as they are:
 * their bounds are *observed* at a grid of points, never certified.
 *
 *     defineActivation({ name: 'swish', formula: 'z * sigmoid(beta * z)', parameters: { beta: 1.5 } })
 *
 * @throws ChainruleError `invalid-argument` for a name, a parameter or a function that is none, `invalid-formula`
 * with the column where the formula goes wrong, `unknown-name` for a parameter that it does not use.
 */
export function defineActivation(definition: FormulaDefinition): FormulaActivation;
export function defineActivation(definition: OpaqueDefinition): Activation;
export function defineActivation(definition: FormulaDefinition | OpaqueDefinition): Activation;
export function defineActivation(definition: FormulaDefinition | OpaqueDefinition): Activation {
  if (typeof definition !== 'object' || definition === null) {
    throw new ChainruleError('invalid-argument', {
      where: 'activation',
      expected: 'a definition such as { name, formula }',
      got: show(definition),
    });
  }
  checkName(definition.name);
  if ('formula' in definition) {
    if (typeof definition.formula !== 'string') {
      throw new ChainruleError('invalid-argument', {
        where: `${definition.name}.formula`,
        expected: 'a text such as `z * sigmoid(z)`',
        got: show(definition.formula),
      });
    }
    return formulaActivation(definition.name, definition.formula, definition.parameters);
  }
  return opaqueActivation(definition);
}

function opaqueActivation({
  name,
  value,
  derivative,
  parameters = {},
  kinks = [],
}: OpaqueDefinition): Activation {
  checkParameters(parameters, name);
  for (const [key, given] of Object.entries({ value, derivative })) {
    if (typeof given === 'function') continue;
    throw new ChainruleError('invalid-argument', {
      where: `${name}.${key}`,
      expected: 'a function of z, or a `formula` instead',
      got: show(given),
    });
  }
  const sorted = [...kinks].sort((a, b) => a.at - b.at);
  for (const [i, kink] of sorted.entries()) {
    const numbers = [kink.at, kink.left, kink.right, kink.value];
    if (numbers.every((part) => typeof part === 'number') && Number.isFinite(kink.at)) continue;
    throw new ChainruleError('invalid-argument', {
      where: `${name}.kinks[${i}]`,
      expected: 'the numbers `at`, `left`, `right` and `value`',
      got: show(kink),
    });
  }
  let bounds: Activation['bounds'] | undefined;
  return {
    name,
    parameters: Object.freeze({ ...parameters }),
    value,
    derivative,
    kinks: sorted,
    get bounds() {
      bounds ??= observeSlope(derivative, sorted);
      return bounds;
    },
  };
}
