/** At most `most` of the items, evenly spread, the first and the last among them; all of them where they fit. */
export function thinned<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, i) => items[Math.round((i * (items.length - 1)) / (most - 1))]!);
}

/** About how many data a chart may hold: a drawing of more is heavy, and no finer. */
const MOST_DATA = 5000;

/** How many points each of so many lines may have: at most `most`, at least 9, all together some 5,000. */
export function pointsEach(lines: number, most: number): number {
  return Math.max(9, Math.min(most, Math.floor(MOST_DATA / Math.max(1, lines))));
}

/** The round step by which to walk `count` items so as to meet at most `most` of them. */
export function roundStep(count: number, most: number): number {
  let step = 1;
  for (let i = 0; count / step > most; i++) step *= [2, 2.5, 2][i % 3]!;
  return step;
}

/** What a chart says when it draws fewer than all: nothing is left out without a count. */
export function thinningNote(drawn: number, all: number, what: string): string[] {
  return drawn < all ? [`Drawn are ${drawn} of the ${all} ${what}; the numbers hold them all.`] : [];
}
