import type { FloatFormat } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';

/** A JSON value, as specifications and their data hold it; never NaN nor an infinity. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A Vega-Lite specification as JSON. That it is a valid one is what the tests check, by Vega-Lite's schema. */
export type Spec = { readonly [key: string]: Json };

/** One row of a chart's data. Text of a user's own stands here and nowhere else in a specification. */
export type Datum = { readonly [field: string]: string | number | boolean | null };

/** The numbers of a chart. `null` where there is none: the column `note` or a neighbour says why. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface Column {
  readonly name: string;
  /** What is in it, with its unit. */
  readonly title: string;
  /** Of a column for each number format, which: only the chosen one's is for reading. */
  readonly format?: FloatFormat;
}

/** The charts of a report, in its order. */
export type ChartName =
  | 'phi-and-slope'
  | 'gradient-by-layer'
  | 'gradient-by-depth'
  | 'factors'
  | 'gradient-map'
  | 'distribution'
  | 'saturation'
  | 'fate'
  | 'training'
  | 'paired-differences';

/** A drawn answer to one question. */
export interface Chart {
  readonly name: ChartName;
  /** The finding, as a sentence. */
  readonly title: string;
  /** What is drawn, its unit, and where it is of chains the number of them and the seed. */
  readonly subtitle: string;
  /** Vega-Lite, with its data under `datasets`; without a configuration, which a theme adds. */
  readonly spec: Spec;
  readonly table: Table;
  readonly howToRead: string;
  /** What the drawing cannot show: values that are zero, infinite or NaN, with their counts. */
  readonly notes: readonly string[];
  /** What is beyond the scales of what it shows at first, in words; the drawing says so too. */
  readonly beyond: readonly string[];
}

/** What a chart file exports: one question, and how it is answered from a result. */
export interface ChartDefinition {
  /** The question, for navigation. */
  readonly question: string;
  readonly howToRead: string;
  /** `undefined` where the result has nothing for it. */
  draw(view: ResultView): Drawing | undefined;
}

/** What differs from result to result. */
export interface Drawing {
  readonly title: string;
  /** What is drawn and in which unit; the number of chains and the seed are added to it. */
  readonly subtitle: string;
  readonly spec: Spec;
  readonly table: Table;
  readonly notes?: readonly string[];
  readonly beyond?: readonly string[];
  /** The number of chains drawn, where it is not the study's; 0 where none is, nor named. */
  readonly chains?: number;
}
