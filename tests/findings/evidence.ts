/** A row of rows.csv: numbers as numbers, an empty field as `undefined`. */
export type CsvRow = Readonly<Record<string, string>>;

/** What a report claims its sentences rest on, read from its files without any of Chainrule's code. */
export interface Evidence {
  readonly rows: readonly CsvRow[];
  /** The members of result.json that have no table of their own. */
  readonly factors: readonly Factor[];
  readonly training: readonly Training[];
  readonly cards: readonly Card[];
  readonly chains: number;
  readonly schemes: readonly string[];
  readonly activations: readonly string[];
  readonly depths: readonly number[];
}

interface Factor {
  readonly activation: string;
  readonly weights: string;
  readonly layer: number;
  readonly part: string;
  readonly log10: { readonly q50: number | string };
  readonly interval: { readonly low: number | string; readonly high: number | string };
  readonly share: { readonly zero: number };
}

interface Training {
  readonly activation: string;
  readonly weights: string;
  readonly depth: number;
  readonly step: number;
  readonly lanes: number;
  readonly diverged: number;
  readonly cost: {
    readonly q25: number | string;
    readonly q50: number | string;
    readonly q75: number | string;
  };
  readonly layers: readonly { readonly moved: number | string }[];
  readonly reach?: Readonly<Record<'q50' | 'low' | 'high', number | string>> & { readonly lanes: number };
}

interface Card {
  readonly name: string;
  readonly slope: { readonly supremum: Extremum; readonly infimum: Extremum };
}

interface Extremum {
  readonly lower: number | string;
  readonly upper: number | string;
}

/** Reads the evidence from the texts of rows.csv and result.json. */
export function readEvidence(csv: string, json: string): Evidence {
  const [header = [], ...records] = parseCsv(csv);
  const rows = records.map((record) =>
    Object.fromEntries(header.map((name, index) => [name, record[index]!])),
  );
  const result = JSON.parse(json);
  return {
    rows,
    factors: result.factors,
    training: result.training,
    cards: result.activations,
    chains: result.study.chains,
    schemes: [...new Set(rows.map(({ weights }) => weights!))],
    activations: result.activations.map(({ name }: Card) => name),
    depths: [...new Set(rows.map((row) => number(row, 'depth')))].sort((a, b) => a - b),
  };
}

/** The number in a column of a row; `undefined` for an empty field. */
export function number(row: CsvRow, column: string): number {
  const text = row[column];
  if (text === undefined) throw new Error(`rows.csv has no column ${column}`);
  return text === '' ? Number.NaN : Number(text);
}

/** The row of a weight's gradient. */
export function rowOf(
  { rows }: Evidence,
  activation: string,
  weights: string,
  depth: number,
  layer: number,
): CsvRow {
  const found = rows.filter(
    (row) =>
      row.activation === activation &&
      row.weights === weights &&
      row.parameter === 'weight' &&
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
