import type { Series } from '../../result-view.ts';
import type { Datum } from '../chart.ts';
import { seriesFields } from '../series-encoding.ts';
import { contour } from './contour.ts';
import { type FactorMap, factorMap, MAP } from './factor-map.ts';
import { regions } from './regions.ts';

/** With more activations than this, cells are twice as large. */
const MANY = 8;

/** How many panels stand in a row, how wide each is, and the cells of its grid, across and upward. */
export interface Layout {
  readonly columns: number;
  readonly width: number;
  readonly cells: Cells;
  /** How many squares, across and upward, tell their number when they are pointed at. */
  readonly pointedAt: number;
}

interface Cells {
  readonly columns: number;
  readonly rows: number;
}

/** The layout of so many panels. Cells are whole pixels: others show seams. */
export function layoutOf(panels: number): Layout {
  const few = panels <= 2;
  const width = few ? 304 : 136;
  const across = width / (panels > MANY ? 8 : 4);
  return {
    // Up to eight stand in one row or in two of about the same length.
    columns: panels <= 5 ? panels : panels <= MANY ? Math.ceil(panels / 2) : 5,
    width,
    cells: { columns: across, rows: 2 * across },
    pointedAt: panels > MANY ? 8 : 20,
  };
}

/** The data of a panel, of three kinds: regions of one colour, the line where the factor is 1, places to point at. */
export function mapData(series: Series, { cells: { columns, rows }, pointedAt }: Layout): Datum[] {
  const map = factorMap(series.card);
  const fields = seriesFields(series);
  const places = regions(map, columns, rows).map((region) => ({
    ...fields,
    kind: 'region',
    w: short(region.fromWeight),
    toW: short(region.toWeight),
    a: short(region.fromInput),
    toA: short(region.toInput),
    class: region.class,
  }));
  const lines = contour(valuesOf(map, columns, rows), 1).flatMap((points, line) =>
    points.map(([column, row], i) => ({
      ...fields,
      kind: 'contour',
      line,
      i,
      w: short(weightAt(column / columns)),
      a: short(inputAt(row / rows)),
    })),
  );
  return [...places, ...lines, ...pointed(map, pointedAt).map((point) => ({ ...fields, ...point }))];
}

/** The factor at the middle of every square of a coarse grid; `null` where it is not known. */
function pointed(map: FactorMap, squares: number): Datum[] {
  const middles = Array.from({ length: squares }, (_, i) => (i + 0.5) / squares);
  return middles.flatMap((across) =>
    middles.map((upward): Datum => {
      const [w, a] = [weightAt(across), inputAt(upward)];
      const factor = map(w, a);
      return {
        kind: 'pointed-at',
        w: short(w),
        a: short(a),
        factor: Number.isFinite(factor) ? Number(factor.toPrecision(3)) : null,
      };
    }),
  );
}

function valuesOf(map: FactorMap, columns: number, rows: number): number[][] {
  return Array.from({ length: columns + 1 }, (_, column) =>
    Array.from({ length: rows + 1 }, (_, row) => map(weightAt(column / columns), inputAt(row / rows))),
  );
}

function weightAt(share: number): number {
  return share * MAP.weight;
}

function inputAt(share: number): number {
  return (2 * share - 1) * MAP.input;
}

function short(value: number): number {
  return Number(value.toFixed(3)) + 0;
}
