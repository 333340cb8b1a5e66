import { FLOAT_FORMATS, type FloatFormat } from '@chainrule/core';

/** A smallest normal number, and the formats that share it. */
export interface FormatLine {
  readonly log10: number;
  readonly formats: readonly FloatFormat[];
}

/**
 * The smallest normal numbers worth a line: those within the data's range, and the next below unless it is
 * farther from the data than they reach: it would press them into a corner.
 */
export function formatLines(lowest: number, highest: number): FormatLine[] {
  const byExponent = new Map<number, FloatFormat[]>();
  for (const format of Object.keys(FLOAT_FORMATS) as FloatFormat[]) {
    const exponent = FLOAT_FORMATS[format].normal;
    byExponent.set(exponent, [...(byExponent.get(exponent) ?? []), format]);
  }
  const lines = [...byExponent].map(([exponent, formats]) => ({ log10: exponent * Math.log10(2), formats }));
  lines.sort((a, b) => b.log10 - a.log10);
  const inside = lines.filter(({ log10 }) => log10 >= lowest && log10 <= highest);
  const below = lines.find(({ log10 }) => log10 < lowest && lowest - log10 <= Math.max(5, highest - lowest));
  return below === undefined ? inside : [...inside, below];
}
