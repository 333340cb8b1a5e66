import { FLOAT_FORMATS, type FloatFormat, type Row } from '@chainrule/core';
import { finite } from './axes.ts';
import type { Column } from './chart.ts';

/** The columns that every table of gradients shares. */
export const gradientColumns: readonly Column[] = [
  { name: 'activation', title: 'activation' },
  { name: 'weights', title: 'weights' },
  { name: 'depth', title: 'depth' },
  { name: 'layer', title: 'layer' },
  { name: 'lanes', title: 'chains' },
  { name: 'log10_q05', title: 'log₁₀, 5 %' },
  { name: 'log10_q25', title: '25 %' },
  { name: 'log10_q50', title: 'median' },
  { name: 'log10_q75', title: '75 %' },
  { name: 'log10_q95', title: '95 %' },
  { name: 'zero', title: 'exactly zero' },
  { name: 'infinite', title: 'infinite' },
  { name: 'nan', title: 'NaN' },
];

/** How many chains a format's normal numbers are too large for: a column for each format. */
export const precisionColumns: readonly Column[] = (Object.keys(FLOAT_FORMATS) as FloatFormat[]).map(
  (format) => ({ name: `${format}_normal`, title: `below ${format}’s smallest normal`, format }),
);

/** A row of the result under {@link precisionColumns}. */
export function precisionCells({ below }: Row): number[] {
  return (Object.keys(FLOAT_FORMATS) as FloatFormat[]).map((format) => below[format].normal);
}

/** A row of the result under {@link gradientColumns}. */
export function gradientCells(row: Row): (string | number | null)[] {
  const { q05, q25, q50, q75, q95 } = row.log10;
  const { zero, infinite, nan } = row.share;
  return [
    row.activation,
    row.weights,
    row.depth,
    row.layer,
    row.lanes,
    ...[q05, q25, q50, q75, q95].map(finite),
    zero,
    infinite,
    nan,
  ];
}
