import type { Datum, Json, Spec, Table } from '../charts/chart.ts';

/** What the page's script is given for a chart. Data stand once, as rows without their keys. */
export interface PackedChart {
  readonly name: string;
  /** As Vega-Lite, without its datasets: for download. */
  readonly spec: Spec;
  /** As Vega, without the values of the datasets: for drawing. */
  readonly vega: Spec;
  readonly datasets: Readonly<Record<string, PackedData>>;
  readonly table: Table;
}

/** Data as a list of fields and a row of values for each datum; a field that a datum lacks is `null`. */
export interface PackedData {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly Json[])[];
}

/** Data without their keys. */
export function packData(data: readonly Datum[]): PackedData {
  const fields = [...new Set(data.flatMap((datum) => Object.keys(datum)))];
  return { fields, rows: data.map((datum) => fields.map((field) => datum[field] ?? null)) };
}

/** The reverse of {@link packData}; absent fields come back as `null`. */
export function unpackData({ fields, rows }: PackedData): Record<string, Json>[] {
  return rows.map((row) => Object.fromEntries(fields.map((field, i) => [field, row[i] ?? null])));
}
