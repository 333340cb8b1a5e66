/** A point of the plane. */
export type Point = readonly [x: number, y: number];

/**
 * The lines along which a function crosses a level, by marching squares on a grid of (columns + 1) × (rows + 1)
 * values: `values[column][row]`, NaN where there is none; squares with a corner that has none are left out. Points
 * are in units of the grid. Both saddles are taken as two corners cut off.
 */
export function contour(values: readonly (readonly number[])[], level: number): Point[][] {
  const segments: [Point, Point][] = [];
  for (let x = 0; x + 1 < values.length; x++) {
    for (let y = 0; y + 1 < values[x]!.length; y++) segments.push(...crossing(values, x, y, level));
  }
  return joined(segments);
}

function crossing(
  values: readonly (readonly number[])[],
  x: number,
  y: number,
  level: number,
): [Point, Point][] {
  const heights = [
    values[x]![y]! - level,
    values[x + 1]![y]! - level,
    values[x + 1]![y + 1]! - level,
    values[x]![y + 1]! - level,
  ];
  // Nearly every square lies on one side.
  if (heights.every((height) => height >= 0) || heights.every((height) => height < 0)) return [];
  if (heights.some(Number.isNaN)) return [];
  const corners: Point[] = [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
  ];
  const cuts = corners.flatMap((corner, i) => {
    const next = (i + 1) % 4;
    const [from, to] = [heights[i]!, heights[next]!];
    if (from >= 0 === to >= 0) return [];
    return [between(corner, corners[next]!, from / (from - to))];
  });
  // Four cuts are a saddle: neighbouring ones belong to one corner.
  const pairs: [Point, Point][] = [];
  for (let i = 0; i + 1 < cuts.length; i += 2) pairs.push([cuts[i]!, cuts[i + 1]!]);
  return pairs;
}

function between([x0, y0]: Point, [x1, y1]: Point, share: number): Point {
  return [x0 + share * (x1 - x0), y0 + share * (y1 - y0)];
}

/** Segments that share an end, joined to lines. Equal ends have equal numbers: both squares compute the same edge. */
function joined(segments: readonly [Point, Point][]): Point[][] {
  const key = ([x, y]: Point): string => `${x.toFixed(9)} ${y.toFixed(9)}`;
  const ends = new Map<string, Set<number>>();
  segments.forEach((segment, i) => {
    for (const end of segment) ends.set(key(end), (ends.get(key(end)) ?? new Set()).add(i));
  });
  const used = new Set<number>();
  const follow = (line: Point[]): void => {
    for (;;) {
      const end = line[line.length - 1]!;
      const next = [...(ends.get(key(end)) ?? [])].find((i) => !used.has(i));
      if (next === undefined) return;
      used.add(next);
      const [a, b] = segments[next]!;
      line.push(key(a) === key(end) ? b : a);
    }
  };
  return segments.flatMap(([a, b], i) => {
    if (used.has(i)) return [];
    used.add(i);
    const line = [a, b];
    follow(line);
    line.reverse();
    follow(line);
    return [line];
  });
}
