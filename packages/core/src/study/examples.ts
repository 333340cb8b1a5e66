import type { Example } from '../chain/chain.ts';
import { ChainruleError } from '../errors.ts';
import { nearestNames } from '../nearest.ts';
import type { ColumnSummary } from './result.ts';
import type { DataSpec } from './spec.ts';
import type { StudyData } from './study.ts';

/** A data file as read: column names, and rows of cells in their order. Cells may be anything. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

type FileData = Extract<DataSpec, { file: string }>;

/**
 * The examples of a study from the named columns of a table.
 *
 * A row counts when both cells are finite numbers or texts of one; others are dropped and counted. With `scale:
 * standard` each column becomes (value − mean)/std, std with the divisor n.
 *
 * @throws ChainruleError `unknown-name` for a column that is not there, `invalid-data` for fewer than two rows left
 *   or a column that does not vary
 */
export function examplesFromTable(table: Table, data: FileData): StudyData {
  const x = columnIndex(table, data, 'x');
  const y = columnIndex(table, data, 'y');
  const pairs: (readonly [number, number])[] = [];
  for (const row of table.rows) {
    const pair = [numberIn(row[x]), numberIn(row[y])] as const;
    if (Number.isFinite(pair[0]) && Number.isFinite(pair[1])) pairs.push(pair);
  }
  if (pairs.length < 2) {
    throw new ChainruleError('invalid-data', {
      where: data.file,
      expected: `at least two rows with numbers in \`${data.x}\` and \`${data.y}\``,
      got: `${pairs.length} of ${table.rows.length} rows`,
    });
  }
  const xs = summarise(
    data,
    data.x,
    pairs.map((pair) => pair[0]),
  );
  const ys = summarise(
    data,
    data.y,
    pairs.map((pair) => pair[1]),
  );
  const scale = (value: number, { mean, std }: ColumnSummary) =>
    data.scale === 'standard' ? (value - mean) / std : value;
  const examples: Example[] = pairs.map((pair) => ({ x: scale(pair[0], xs), y: scale(pair[1], ys) }));
  return {
    examples,
    summary: {
      file: data.file,
      examples: examples.length,
      dropped: table.rows.length - examples.length,
      x: xs,
      y: ys,
    },
  };
}

function columnIndex({ columns }: Table, data: FileData, axis: 'x' | 'y'): number {
  const index = columns.indexOf(data[axis]);
  if (index >= 0) return index;
  throw new ChainruleError('unknown-name', {
    where: `data.${axis}`,
    expected: `a column of ${data.file} (${columns.slice(0, 20).join(', ')})`,
    got: `\`${data[axis]}\``,
    nearest: nearestNames(data[axis], columns),
  });
}

/** NaN for what is not a number, an empty cell included. */
function numberIn(cell: unknown): number {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : Number.NaN;
}

function summarise({ file, scale }: FileData, name: string, values: readonly number[]): ColumnSummary {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
  const std = Math.sqrt(variance);
  if (scale === 'standard' && !(std > 0)) {
    throw new ChainruleError('invalid-data', {
      where: file,
      expected: `values of \`${name}\` that vary`,
      got: `${mean} in every row`,
    });
  }
  return { name, mean, std };
}
