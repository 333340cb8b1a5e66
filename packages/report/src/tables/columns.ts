import { type Contrast, FLOAT_FORMATS, type FloatFormat, type Row } from '@chainrule/core';

/** A column of the table of rows: one value a row, of one type. */
export interface RowColumn {
  readonly name: string;
  readonly type: 'STRING' | 'INT32' | 'DOUBLE';
  /** `null` where the row has no such part. */
  cellOf(row: Row): string | number | null;
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

const formats = Object.keys(FLOAT_FORMATS) as FloatFormat[];

/**
 * A result's row laid flat, in the order of CSV and Parquet alike.
 *
 * `log10_*` are of |gradient| over the lanes where it is finite and not zero, NaN where there is none; `zero`,
 * `infinite`, `nan`, `FORMAT_normal` and `FORMAT_subnormal` are shares of all lanes; `interval_*` is the 95 %
 * interval of `log10_q50`. `reach_*` compares layer 0 with the last layer, `versus_*` the activation with the study's
 * first one: empty in the rows that have no such part.
 */
export const rowColumns: readonly RowColumn[] = [
  { name: 'activation', type: 'STRING', cellOf: (row) => row.activation },
  { name: 'weights', type: 'STRING', cellOf: (row) => row.weights },
  { name: 'depth', type: 'INT32', cellOf: (row) => row.depth },
  { name: 'layer', type: 'INT32', cellOf: (row) => row.layer },
  { name: 'parameter', type: 'STRING', cellOf: (row) => row.parameter },
  { name: 'lanes', type: 'INT32', cellOf: (row) => row.lanes },
  ...(['q05', 'q25', 'q50', 'q75', 'q95', 'mean'] as const).map(
    (quantile): RowColumn => ({
      name: `log10_${quantile}`,
      type: 'DOUBLE',
      cellOf: (row) => row.log10[quantile],
    }),
  ),
  ...(['low', 'high'] as const).map(
    (end): RowColumn => ({ name: `interval_${end}`, type: 'DOUBLE', cellOf: (row) => row.interval[end] }),
  ),
  ...(['zero', 'infinite', 'nan'] as const).map(
    (what): RowColumn => ({ name: what, type: 'DOUBLE', cellOf: (row) => row.share[what] }),
  ),
  ...formats.flatMap((format) =>
    (['normal', 'subnormal'] as const).map(
      (limit): RowColumn => ({
        name: `${format}_${limit}`,
        type: 'DOUBLE',
        cellOf: (row) => row.below[format][limit],
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
];
