/** A row of rows.csv: the text of every field by its column. */
export type CsvRow = Readonly<Record<string, string>>;

/** What a report claims its sentences rest on, read from its rows.csv alone without any of Chainrule's code. */
export interface Evidence {
  /** The rows of a parameter, in the order of the file. */
  of(parameter: string): readonly CsvRow[];
  readonly chains: number;
  readonly schemes: readonly string[];
  readonly activations: readonly string[];
  readonly depths: readonly number[];
}

/** Reads the evidence from the text of rows.csv. */
export function readEvidence(csv: string): Evidence {
  const [header = [], ...records] = parseCsv(csv);
  const rows = records.map((record) =>
    Object.fromEntries(header.map((name, index) => [name, record[index]!])),
  );
  const parameters = Object.fromEntries(
    [...new Set(rows.map(({ parameter }) => parameter!))].map((name) => [
      name,
      rows.filter(({ parameter }) => parameter === name),
    ]),
  );
  const of = (parameter: string): readonly CsvRow[] => parameters[parameter] ?? [];
  const weights = of('weight');
  return {
    of,
    chains: Math.max(...weights.map((row) => number(row, 'lanes'))),
    schemes: [...new Set(weights.map(({ weights }) => weights!))],
    activations: of('slope-supremum').map(({ activation }) => activation!),
    depths: [...new Set(weights.map((row) => number(row, 'depth')))].sort((a, b) => a - b),
  };
}

/** The number in a column of a row; NaN for an empty field. */
export function number(row: CsvRow, column: string): number {
  const text = row[column];
  if (text === undefined) throw new Error(`rows.csv has no column ${column}`);
  return text === '' ? Number.NaN : Number(text);
}

/** The row of a weight's gradient. */
export function rowOf(
  evidence: Evidence,
  activation: string,
  weights: string,
  depth: number,
  layer: number,
): CsvRow {
  const found = evidence
    .of('weight')
    .filter(
      (row) =>
        row.activation === activation &&
        row.weights === weights &&
        number(row, 'depth') === depth &&
        number(row, 'layer') === layer,
    );
  if (found.length !== 1)
    throw new Error(`${found.length} rows of ${activation}, ${weights}, depth ${depth}`);
  return found[0]!;
}

/**
 * The 95 % interval of a share after its definition: the ends are where |s − p| = 1.96 √(p(1 − p)/n), found by
 * halving.
 */
export function scoreInterval(share: number, n: number): { low: number; high: number } {
  const excess = (p: number): number =>
    Math.abs(share - p) - 1.959963984540054 * Math.sqrt((p * (1 - p)) / n);
  const halve = (inside: number, outside: number): number => {
    for (let i = 0; i < 200; i += 1) {
      const middle = (inside + outside) / 2;
      if (excess(middle) <= 0) inside = middle;
      else outside = middle;
    }
    return inside;
  };
  return { low: share === 0 ? 0 : halve(share, 0), high: share === 1 ? 1 : halve(share, 1) };
}

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
}
