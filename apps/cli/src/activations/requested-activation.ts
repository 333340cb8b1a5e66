import { resolveActivation } from '@chainrule/activations';
import type { Activation } from '@chainrule/core';
import { knownActivations } from './study-activations.ts';

/**
 * The activation that the command line asks for: a name, a formula or `name = formula`, its parameters set.
 *
 * @param own activations of modules, known beside the catalogue's
 * @throws ChainruleError for a name that is not known, a formula that does not parse, or a parameter it lacks
 */
export function requestedActivation(
  text: string,
  parameters: Readonly<Record<string, number>>,
  own: readonly Activation[] = [],
): Activation {
  const known = knownActivations(own);
  if (Object.keys(parameters).length === 0) return resolveActivation(text, known);
  const isName = /^[A-Za-z][\w-]*$/.test(text.trim()) && text.trim() !== 'z';
  if (isName) return resolveActivation({ name: text.trim(), parameters }, known);
  const [, name, formula = text.trim()] = /^\s*([a-z][a-z0-9-]*?)\s*=(?!=)\s*(.*)$/s.exec(text) ?? [];
  if (name !== undefined) return resolveActivation({ name, formula, parameters }, known);
  const unnamed = resolveActivation({ name: 'formula', formula, parameters }, known);
  // Without a name of its own a formula is its name, as where no parameter is set.
  return Object.create(unnamed, { name: { value: formula, enumerable: true } });
}
