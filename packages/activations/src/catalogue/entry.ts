import type { FormulaActivation } from '../formula-activation.ts';
import { formulaActivation } from '../formula-activation.ts';
import { checkName } from '../validate.ts';

/** The libraries whose names and conventions the catalogue records. */
export type Framework = 'pytorch' | 'jax' | 'keras' | 'tfjs' | 'jax-js';

/** An activation as a textbook would enter it; everything else follows from the formula. */
export interface CatalogueDefinition {
  /** Kebab-case. */
  readonly name: string;
  /** The name as prose writes it. */
  readonly title: string;
  readonly formula: string;
  readonly parameters?: Readonly<Record<string, number>>;
  /** Who introduced it, or where it is documented. */
  readonly reference: string;
  /** What frameworks call it. */
  readonly aliases?: Readonly<Partial<Record<Framework, string>>>;
  /** Where frameworks' defaults differ from these, or anything a user should know. */
  readonly notes?: string;
  /** φ′ that frameworks take at the points where it jumps. */
  readonly slopeAtKinks?: readonly KinkConvention[];
  /** What the function promises, for the laws to check. */
  readonly traits?: Traits;
}

/** The slope that frameworks take at one kink; the formula's own is computed, not stated here. */
export interface KinkConvention {
  readonly at: number;
  readonly slopes: Readonly<Partial<Record<Framework, number>>>;
  readonly note?: string;
}

/** Properties that a definition may declare. */
export interface Traits {
  readonly monotone?: 'increasing' | 'decreasing';
  readonly symmetry?: 'odd' | 'even';
  /** An interval that holds every φ(z). */
  readonly range?: readonly [lower: number, upper: number];
}

/** A definition and the activation made from it. */
export interface CatalogueEntry extends CatalogueDefinition {
  readonly activation: FormulaActivation;
}

/** Makes a catalogue's entry; the name, the formula and the parameters are checked on the way. */
export function entry(definition: CatalogueDefinition): CatalogueEntry {
  checkName(definition.name);
  const { name, formula, parameters } = definition;
  return { ...definition, activation: formulaActivation(name, formula, parameters) };
}
