import { type Contrast, type Extremum, FLOAT_FORMATS, type FloatFormat } from '@chainrule/core';
import type { TableRow } from './table-row.ts';

/** A column of the table of rows: one value a row, of one type. */
export interface RowColumn {
  readonly name: string;
  readonly type: 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN';
  /** `null` where the row has no such part. */
  cellOf(row: TableRow): string | number | boolean | null;
}

const contrastParts: Readonly<Record<keyof Contrast, RowColumn['type']>> = {
  lanes: 'INT32',
  q05: 'DOUBLE',
  q25: 'DOUBLE',
  q50: 'DOUBLE',
  q75: 'DOUBLE',
  q95: 'DOUBLE',
  low: 'DOUBLE',
  high: 'DOUBLE',
  larger: 'DOUBLE',
};

const boundParts: Readonly<Record<keyof Extremum, RowColumn['type']>> = {
  lower: 'DOUBLE',
  upper: 'DOUBLE',
  at: 'DOUBLE',
  side: 'STRING',
  attained: 'BOOLEAN',
  certified: 'BOOLEAN',
};

const formats = Object.keys(FLOAT_FORMATS) as FloatFormat[];

/**
 * The columns of CSV and Parquet alike, in their order. A cell is empty where the row's parameter has no such part.
 *
 * `log10_*` are of |parameter| over the lanes where it is finite and not zero, NaN where there is none; `zero`,
 * `infinite`, `nan`, `FORMAT_normal` and `FORMAT_subnormal` are shares of all lanes; `interval_*` is the 95 %
 * interval of `log10_q50`. `reach_*` compares layer 0 with the last layer, `versus_*` the activation with the study's
 * first one. `values` are lanes times examples, of which the quantiles of factors are. While training, `step` updates
 * have been made, `diverged` lanes are no longer finite, and `q25`, `q50` and `q75` are of the others' numbers
 * themselves; `reached` is the share of all lanes that have come down to a `cost`. `bound_*` encloses an extremum of φ′.
 */
export const rowColumns: readonly RowColumn[] = [
  { name: 'activation', type: 'STRING', cellOf: (row) => row.activation },
  { name: 'weights', type: 'STRING', cellOf: (row) => row.weights ?? null },
  { name: 'depth', type: 'INT32', cellOf: (row) => row.depth ?? null },
  { name: 'layer', type: 'INT32', cellOf: (row) => row.layer ?? null },
  { name: 'parameter', type: 'STRING', cellOf: (row) => row.parameter },
  { name: 'lanes', type: 'INT32', cellOf: (row) => row.lanes ?? null },
  ...(['q05', 'q25', 'q50', 'q75', 'q95', 'mean'] as const).map(
    (quantile): RowColumn => ({
      name: `log10_${quantile}`,
      type: 'DOUBLE',
      cellOf: (row) => row.log10?.[quantile] ?? null,
    }),
  ),
  ...(['low', 'high'] as const).map(
    (end): RowColumn => ({
      name: `interval_${end}`,
      type: 'DOUBLE',
      cellOf: (row) => row.interval?.[end] ?? null,
    }),
  ),
  ...(['zero', 'infinite', 'nan'] as const).map(
    (what): RowColumn => ({ name: what, type: 'DOUBLE', cellOf: (row) => row.share?.[what] ?? null }),
  ),
  ...formats.flatMap((format) =>
    (['normal', 'subnormal'] as const).map(
      (limit): RowColumn => ({
        name: `${format}_${limit}`,
        type: 'DOUBLE',
        cellOf: (row) => row.below?.[format][limit] ?? null,
      }),
    ),
  ),
  ...(['reach', 'versus'] as const).flatMap((contrast) =>
    (Object.keys(contrastParts) as (keyof Contrast)[]).map(
      (part): RowColumn => ({
        name: `${contrast}_${part}`,
        type: contrastParts[part],
        cellOf: (row) => row[contrast]?.[part] ?? null,
      }),
    ),
  ),
  // As many as lanes times examples may be are more than 32 bits hold.
  { name: 'values', type: 'DOUBLE', cellOf: (row) => row.values ?? null },
  { name: 'step', type: 'INT32', cellOf: (row) => row.step ?? null },
  { name: 'diverged', type: 'INT32', cellOf: (row) => row.diverged ?? null },
  ...(['q25', 'q50', 'q75'] as const).map(
    (quantile): RowColumn => ({
      name: quantile,
      type: 'DOUBLE',
      cellOf: (row) => row.quantiles?.[quantile] ?? null,
    }),
  ),
  ...(Object.keys(boundParts) as (keyof Extremum)[]).map(
    (part): RowColumn => ({
      name: `bound_${part}`,
      type: boundParts[part],
      cellOf: (row) => row.bound?.[part] ?? null,
    }),
  ),
  { name: 'cost', type: 'DOUBLE', cellOf: (row) => row.reached?.cost ?? null },
  { name: 'reached', type: 'DOUBLE', cellOf: (row) => row.reached?.share ?? null },
];
