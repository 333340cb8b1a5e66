import type { Activation } from '@chainrule/core';

/** An activation of the study, as the page hands it over. */
export interface StudyActivation {
  readonly name: string;
  /** Absent of an activation that is code: the page holds none of it. */
  readonly formula?: string;
  readonly parameters: Readonly<Record<string, number>>;
}

/** An activation to choose: how it is called, and the text that means it. */
export interface Choice {
  readonly label: string;
  /** A name of the catalogue, or a formula without parameters; absent where it cannot be chosen. */
  readonly text?: string;
}

/**
 * The activations of a study as texts that `explain` takes: the name where the catalogue has the same, else the
 * formula, its parameters written out. One that is code cannot be chosen, and its label says why.
 */
export function studyChoices(
  study: readonly StudyActivation[],
  catalogue: readonly Activation[],
): readonly Choice[] {
  return study.map(({ name, formula, parameters }): Choice => {
    if (formula === undefined) return { label: `${name} (is code, which this page does not hold)` };
    const known = catalogue.find((activation) => activation.name === name);
    const same =
      known?.formula === formula && JSON.stringify(known.parameters) === JSON.stringify(parameters);
    return { label: name, text: same ? name : writtenOut(formula, parameters) };
  });
}

/** The activations of the catalogue that a study does not have. */
export function furtherChoices(
  study: readonly Choice[],
  catalogue: readonly Activation[],
): readonly Choice[] {
  const taken = new Set(study.map(({ text }) => text));
  return catalogue.filter(({ name }) => !taken.has(name)).map(({ name }) => ({ label: name, text: name }));
}

/** A formula with its parameters' values in their places. */
function writtenOut(formula: string, parameters: Readonly<Record<string, number>>): string {
  return formula.replace(/[A-Za-z_]\w*/g, (word) => {
    const value = Object.hasOwn(parameters, word) ? parameters[word] : undefined;
    if (value === undefined) return word;
    return value < 0 ? `(${value})` : String(value);
  });
}
