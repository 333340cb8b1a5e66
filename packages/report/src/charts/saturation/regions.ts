import { classOf } from './classes.ts';
import { type FactorMap, MAP } from './factor-map.ts';

/** A rectangle of one class. */
export interface Region {
  readonly fromWeight: number;
  toWeight: number;
  readonly fromInput: number;
  readonly toInput: number;
  readonly class: number;
}

/**
 * The map as few rectangles: a grid of `columns` × `rows` cells, each of the class at its middle; cells of one class
 * are joined up and down a column, then columns whose piece is the same.
 */
export function regions(map: FactorMap, columns: number, rows: number): readonly Region[] {
  const all: Region[] = [];
  let before = new Map<string, Region>();
  for (let column = 0; column < columns; column++) {
    const from = (column / columns) * MAP.weight;
    const to = ((column + 1) / columns) * MAP.weight;
    const here = new Map<string, Region>();
    for (const run of runs(map, (from + to) / 2, rows)) {
      const key = `${run.from} ${run.to} ${run.class}`;
      const joined = before.get(key);
      if (joined !== undefined) joined.toWeight = to;
      const region = joined ?? {
        fromWeight: from,
        toWeight: to,
        fromInput: inputAt(run.from / rows),
        toInput: inputAt(run.to / rows),
        class: run.class,
      };
      if (joined === undefined) all.push(region);
      here.set(key, region);
    }
    before = here;
  }
  return all;
}

interface Run {
  readonly from: number;
  to: number;
  readonly class: number;
}

function runs(map: FactorMap, weight: number, rows: number): readonly Run[] {
  const found: Run[] = [];
  for (let row = 0; row < rows; row++) {
    const here = classOf(map(weight, inputAt((row + 0.5) / rows)));
    const last = found[found.length - 1];
    if (last?.class === here) last.to = row + 1;
    else found.push({ from: row, to: row + 1, class: here });
  }
  return found;
}

function inputAt(share: number): number {
  return (2 * share - 1) * MAP.input;
}

/** The share of the known part of a map where the factor is at least 1, from 0 to 1; NaN where nothing is known. */
export function shareNotShrinking(map: FactorMap): number {
  const steps = 100;
  let known = 0;
  let large = 0;
  for (let i = 0; i < steps; i++) {
    for (let j = 0; j < steps; j++) {
      const factor = map(((i + 0.5) / steps) * MAP.weight, inputAt((j + 0.5) / steps));
      if (!Number.isFinite(factor)) continue;
      known++;
      if (factor >= 1) large++;
    }
  }
  return large / known;
}
