import { catalogue, resolveActivations } from '@chainrule/activations';
import type { Activation, ActivationEntry, StudySpec } from '@chainrule/core';

/** The activations that may be named: those of modules, and the catalogue's. */
export function knownActivations(own: readonly Activation[]): readonly Activation[] {
  return own.length === 0 ? catalogue : [...own, ...catalogue];
}

/**
 * Writes the activations of modules into a study: where the study names one it is taken there, others are
 * appended. One that has a formula is written as data, so that the result needs no module to be read again.
 */
export function embedActivations(spec: StudySpec, own: readonly Activation[]): StudySpec {
  if (own.length === 0) return spec;
  const entries = new Map(own.map((activation) => [activation.name, toEntry(activation)]));
  const named = spec.activations.map((entry) =>
    typeof entry === 'string' ? (entries.get(entry) ?? entry) : entry,
  );
  const unnamed = [...entries.values()].filter((entry) => !named.includes(entry));
  return { ...spec, activations: [...named, ...unnamed] };
}

/**
 * The activations that a study names, in its order.
 *
 * @param own those of modules, known beside the catalogue's
 * @throws ChainruleError for a name that is not known, a formula that does not parse, or a name given twice
 */
export function activationsOf(spec: StudySpec, own: readonly Activation[]): readonly Activation[] {
  return resolveActivations(spec.activations, knownActivations(own));
}

function toEntry({ name, formula, parameters }: Activation): ActivationEntry {
  if (formula === undefined) return name;
  return Object.keys(parameters).length === 0 ? { name, formula } : { name, formula, parameters };
}
