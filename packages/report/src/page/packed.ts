import type { Column, Datum, Json, Spec, Table } from '../charts/chart.ts';

/** What the page's script is given for a chart. Data stand once, as columns without repetition. */
export interface PackedChart {
  readonly name: string;
  /** What heads the chart where no sentence is true of all that is shown. */
  readonly question: string;
  /** Its headings by what is chosen. */
  readonly headings: PackedData;
  /** As Vega-Lite, without its datasets: for download. */
  readonly spec: Spec;
  /** As Vega, without the values of the datasets: for drawing. */
  readonly vega: Spec;
  readonly datasets: Readonly<Record<string, PackedData>>;
  readonly columns: readonly Column[];
  /** The rows of the table, a field for each column. */
  readonly table: PackedData;
}

/** Data by field; a field that a datum lacks is `null`. */
export interface PackedData {
  readonly length: number;
  readonly fields: readonly PackedField[];
}

/** One field of all data; where there are `words`, a value that is a number is a place among them. */
export interface PackedField {
  readonly name: string;
  readonly words?: readonly string[];
  /** One a datum; a single one where all are the same. */
  readonly values: readonly Json[];
}

/** Data as fields. A field whose values are all text or absent is written as places in a list of words. */
export function packData(data: readonly Datum[]): PackedData {
  const names = [...new Set(data.flatMap((datum) => Object.keys(datum)))];
  return {
    length: data.length,
    fields: names.map((name) =>
      packField(
        name,
        data.map((datum) => datum[name] ?? null),
      ),
    ),
  };
}

function packField(name: string, values: readonly Json[]): PackedField {
  if (values.length > 1 && values.every((value) => value === values[0]))
    return { name, values: [values[0] ?? null] };
  if (!values.every((value) => value === null || typeof value === 'string')) return { name, values };
  const words = [...new Set(values.filter((value) => value !== null))];
  const places = new Map(words.map((word, place) => [word, place]));
  return {
    name,
    words,
    values: values.map((value) => (value === null ? null : (places.get(value) ?? null))),
  };
}

/** The reverse of {@link packData}; absent fields come back as `null`. */
export function unpackData({ length, fields }: PackedData): Record<string, Json>[] {
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(
      fields.map(({ name, words, values }) => {
        const value = values[values.length === 1 ? 0 : i] ?? null;
        return [name, words !== undefined && typeof value === 'number' ? (words[value] ?? null) : value];
      }),
    ),
  );
}

/** A table's rows for a page: numbers to five significant digits, which is what a page shows. */
export function packTable({ columns, rows }: Table): PackedData {
  const short = (value: string | number | null): string | number | null =>
    typeof value === 'number' ? Number(value.toPrecision(5)) : value;
  return packData(
    rows.map((row) =>
      Object.fromEntries(columns.map(({ name }, place) => [name, short(row[place] ?? null)])),
    ),
  );
}
