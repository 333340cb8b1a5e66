import { type Activation, type ActivationEntry, ChainruleError, show } from '@chainrule/core';
import { catalogue as builtIn } from './catalogue/index.ts';
import { nearestActivations } from './catalogue/nearest.ts';
import { parseFormula } from './formula/parse.ts';
import { formulaActivation, isFormulaActivation, withParameters } from './formula-activation.ts';
import { checkName } from './validate.ts';

/**
 * The activation that an entry of a study or of the command line means.
 *
 *     'gelu'                                                          of the catalogue
 *     'swish = z * sigmoid(1.5 * z)'                                  a formula with a name
 *     'z * sigmoid(1.5 * z)'                                          a formula, which is its own name
 *     { name: 'elu', parameters: { alpha: 2 } }                       of the catalogue, with another parameter
 *     { name: 'leaky', use: 'leaky-relu', parameters: { slope: 0.2 } }  and under another name
 *     { name: 'swish', formula: 'z * sigmoid(beta * z)', parameters: { beta: 1.5 } }
 *
 * @param catalogue what names are looked up in
 * @throws ChainruleError `unknown-name` with the nearest names; `invalid-formula`; `invalid-argument`.
 */
export function resolveActivation(
  entry: ActivationEntry,
  catalogue: readonly Activation[] = builtIn,
): Activation {
  if (typeof entry === 'string') return resolveText(entry, catalogue);
  if (typeof entry !== 'object' || entry === null) {
    throw new ChainruleError('invalid-argument', {
      where: 'activation',
      expected: 'a name, `name = formula`, or an object with a `name`',
      got: show(entry),
    });
  }
  const { name, formula, use, parameters } = entry;
  if (formula !== undefined) {
    checkName(name);
    if (use === undefined) return formulaActivation(name, formula, parameters);
    throw new ChainruleError('invalid-argument', {
      where: `${name}.use`,
      expected: 'either `formula` or `use`',
      got: 'both',
    });
  }
  const found = lookUp(use ?? name, catalogue);
  if (use !== undefined) checkName(name);
  if (isFormulaActivation(found)) return withParameters(found, parameters ?? {}, name);
  if (parameters !== undefined && Object.keys(parameters).length > 0) {
    throw new ChainruleError('invalid-argument', {
      where: `${name}.parameters`,
      expected: 'none, as the function is given as code',
      got: show(parameters),
    });
  }
  return name === found.name ? found : renamed(found, name);
}

/**
 * The activations of a list of entries.
 *
 * @throws ChainruleError `duplicate-name` where two have the same name, and what {@link resolveActivation} throws.
 */
export function resolveActivations(
  entries: readonly ActivationEntry[],
  catalogue: readonly Activation[] = builtIn,
): readonly Activation[] {
  const taken = new Map<string, number>();
  return entries.map((entry, i) => {
    const activation = resolveActivation(entry, catalogue);
    const before = taken.get(activation.name);
    if (before !== undefined) {
      throw new ChainruleError('duplicate-name', {
        where: `activations[${i}]`,
        expected: `a name of its own, activations[${before}] has it too`,
        got: show(activation.name),
      });
    }
    taken.set(activation.name, i);
    return activation;
  });
}

function resolveText(text: string, catalogue: readonly Activation[]): Activation {
  // The first `=` that is not part of a comparison.
  const assignment = /^([^=<>!?]*[^=<>!?\s])\s*=(?!=)([\s\S]*)$/.exec(text.trim());
  if (assignment !== null) {
    const [, name, formula] = assignment;
    checkName(name);
    return formulaActivation(name, formula!.trim());
  }
  const name = text.trim();
  const found = catalogue.find((activation) => activation.name === name);
  if (found !== undefined) return found;
  if (/^[A-Za-z][\w -]*$/.test(name) && !parses(name)) return lookUp(name, catalogue);
  return formulaActivation(name.length > 120 ? `${name.slice(0, 119)}…` : name, name);
}

function parses(text: string): boolean {
  try {
    parseFormula(text);
    return true;
  } catch {
    return false;
  }
}

function lookUp(name: string, catalogue: readonly Activation[]): Activation {
  const found = catalogue.find((activation) => activation.name === name);
  if (found !== undefined) return found;
  const legal = catalogue.map((activation) => activation.name);
  throw new ChainruleError('unknown-name', {
    where: 'activation',
    expected: `a formula, or one of ${legal.join(', ')}`,
    got: show(name),
    nearest: nearestActivations(name, catalogue),
  });
}

function renamed(activation: Activation, name: string): Activation {
  const { parameters, kinks } = activation;
  return {
    name,
    parameters,
    kinks,
    value: (z) => activation.value(z),
    derivative: (z) => activation.derivative(z),
    get bounds() {
      return activation.bounds;
    },
  };
}
