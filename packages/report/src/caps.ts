import type { StudyResult } from '@chainrule/core';
import type { Table } from './charts/chart.ts';
import { cappingExtremum, capText } from './findings/slope-cap.ts';
import { type Series, viewResult } from './result-view.ts';
import { grouped, significant } from './text/numbers.ts';

/** How large each activation's slope can be, where, and how that is known; as text, for reading. */
export function capRows(result: StudyResult): Table {
  return {
    columns: [
      { name: 'activation', title: 'activation' },
      { name: 'formula', title: 'φ(z)' },
      { name: 'slope', title: 'φ′(z)' },
      { name: 'cap', title: 'largest |φ′|' },
      { name: 'interval', title: 'enclosed in' },
      { name: 'where', title: 'for instance at' },
      { name: 'how', title: 'how known' },
    ],
    rows: viewResult(result).series.map((series) => [
      series.name,
      formulaText(series),
      series.card.slope.formula ?? 'a function without a formula',
      capText(series),
      intervalText(series),
      whereText(series),
      howText(series),
    ]),
  };
}

function formulaText({ card: { formula, parameters } }: Series): string {
  const set = Object.entries(parameters).map(([name, value]) => `${name} = ${value}`);
  const body = formula ?? 'a function without a formula';
  return set.length === 0 ? body : `${body}, ${set.join(', ')}`;
}

/** The interval that encloses the largest |φ′|, with its sign. */
export function intervalText(series: Series): string {
  const { lower, upper } = cappingExtremum(series);
  return lower === upper ? `[${significant(lower, 17)}]` : `[${outward(lower, -1)}, ${outward(upper, 1)}]`;
}

/** To fifteen digits, rounded away from the interval: what is printed encloses it. */
function outward(end: number, way: -1 | 1): string {
  const near = Number(end.toPrecision(15));
  if (!Number.isFinite(end) || way * (near - end) >= 0) return significant(near, 15);
  const unit = Number(`1e${Number(end.toExponential().split('e')[1]) - 14}`);
  return significant(near + way * unit, 15);
}

/** Where the largest |φ′| is: at a point, or what it is approached at. */
export function whereText(series: Series): string {
  const { at, attained, side } = cappingExtremum(series);
  const place = `z = ${significant(at, 6)}`;
  if (!Number.isFinite(at)) return `approached as z → ${significant(at)}`;
  if (attained) return place;
  return side === undefined ? `approached at ${place}` : `approached at ${place} from the ${side}`;
}

/** Whether the bounds are proved, or seen at how many points. */
export function howText({ card: { slope } }: Series): string {
  if (slope.supremum.certified && slope.infimum.certified) return 'proved';
  return slope.points === undefined ? 'observed' : `observed at ${grouped(slope.points)} points`;
}
