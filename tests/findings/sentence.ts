import type { Checker, Groups, RatioTruth } from './checker.ts';
import { type CsvRow, type Evidence, number, rowOf } from './evidence.ts';

/** A form of sentence, and how each of its numbers follows from the report's data. */
export interface Sentence {
  readonly pattern: RegExp;
  check(checker: Checker, groups: Groups, evidence: Evidence): void;
}

/** A pattern of a whole sentence; its first letter may be a capital. */
export function sentence(...parts: string[]): RegExp {
  const [first = '', ...rest] = parts.join('');
  return /[a-z]/.test(first)
    ? new RegExp(`^[${first}${first.toUpperCase()}]${rest.join('')}$`, 'u')
    : new RegExp(`^${first}${rest.join('')}$`, 'u');
}

/** An activation's name. */
export const name = (as: string): string => `(?<${as}>[a-z][a-z0-9-]*)`;

/** The scheme's words before a sentence of which they leave the first letter open. */
export const scheme = '(?:[Ww]ith (?<scheme>every weight [^,]+|weights [NU]\\([^)]*\\)), )?';

/** A contrast's columns as a ratio; `undefined` where they are empty. */
export function contrastOf(row: CsvRow, contrast: 'reach' | 'versus', all: number): RatioTruth | undefined {
  if (row[`${contrast}_lanes`] === '') return undefined;
  const part = (column: string): number => number(row, `${contrast}_${column}`);
  return { log10: part('q50'), low: part('low'), high: part('high'), lanes: part('lanes'), all };
}

/** First layer against last: the contrast, or the ratio of the medians without an interval. */
export function reachOf(evidence: Evidence, activation: string, weights: string, depth: number): RatioTruth {
  const first = rowOf(evidence, activation, weights, depth, 0);
  const last = rowOf(evidence, activation, weights, depth, depth - 1);
  return (
    contrastOf(first, 'reach', Math.min(1024, evidence.chains)) ?? {
      log10: number(first, 'log10_q50') - number(last, 'log10_q50'),
      low: Number.NaN,
      high: Number.NaN,
      lanes: evidence.chains,
      all: evidence.chains,
    }
  );
}

/** The rows of layer 0's weight in every cell, at one depth. */
export function firstLayers(evidence: Evidence, depth: number): CsvRow[] {
  return evidence.schemes.flatMap((weights) =>
    evidence.activations.map((activation) => rowOf(evidence, activation, weights, depth, 0)),
  );
}
